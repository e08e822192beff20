-- One row per contract and export that holds it.
-- view
with

contracts as (
    select * from lake.contracts
),

renamed as (
    select
        ---------- ids
        contract_id,
        customer_id,
        previous_contract_id,
        load_id,

        ---------- strings
        customer_name,
        customer_key,
        contract_type,
        signing_entity,
        status,
        source_file,
        source_sheet,

        ---------- numerics
        amount::decimal(18, 2) as amount,
        source_row::integer as source_row,
        load_rank,

        ---------- booleans
        end_date_sentinel is not null as is_open_ended,
        coalesce(amount_is_estimated::boolean, false) as is_amount_estimated,

        ---------- dates
        signed_date::date as signed_date,
        start_date::date as start_date,
        end_date::date as end_date,
        end_date_sentinel::date as end_date_sentinel
    from contracts
)

select * from renamed
