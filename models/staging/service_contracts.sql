-- One row per service contract and export that holds it.
-- view
with

service_contracts as (
    select * from lake.service_contracts
),

renamed as (
    select
        ---------- ids
        contract_id,
        customer_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        contract_name,
        contract_type,
        status,
        response_mode,
        response_time,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        amount::decimal(18, 2) as amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        coalesce(amount_is_estimated::boolean, false) as is_amount_estimated,

        ---------- dates
        signed_date::date as signed_date,

        ---------- timestamps
        start_at::timestamp as start_at,
        end_at::timestamp as end_at
    from service_contracts
)

select * from renamed
