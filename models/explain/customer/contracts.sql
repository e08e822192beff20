-- Its contracts.
with

contracts as (
    select * from marts.contracts
),

final as (
    select
        contract_id,
        business_kind,
        signed_date,
        end_date,
        coverage,
        renewal_state,
        amount,
        at_risk_amount,
        source_file,
        source_row
    from contracts
    where customer_id = $id
    order by signed_date, contract_id
)

select * from final
