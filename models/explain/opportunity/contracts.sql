-- Contracts signed on it.
with

contracts as (
    select * from marts.contracts
),

final as (
    select
        contract_id,
        signed_date,
        amount,
        coverage,
        source_file,
        source_row
    from contracts
    where opportunity_id = $id
        or contract_id = (select contract_id from marts.opportunities where opportunity_id = $id)
    order by contract_id
)

select * from final
