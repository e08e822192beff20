-- One row per contract.
with

contracts as (
    select * from warehouse.contracts
),

final as (
    select
        contract_id,
        customer_id,
        customer_name,
        previous_contract_id,
        contract_type,
        signing_entity,
        amount,
        is_amount_estimated,
        signed_date,
        start_date,
        end_date,
        is_open_ended,
        status,
        source_file,
        source_row
    from contracts
)

select * from final
