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
        owner_id,
        project_id,
        opportunity_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        contract_type,
        signing_entity,
        currency,
        business_kind,
        response_mode,
        payment_cycle,
        status,
        status_recorded,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        amount::decimal(18, 2) as amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        contract_name is not null as has_contract_name,
        coalesce(amount_is_estimated::boolean, false) as is_amount_estimated,
        is_tax_included::boolean as is_tax_included,
        end_date_sentinel is not null as is_open_ended,

        ---------- dates
        signed_date::date as signed_date,
        start_date::date as start_date,
        end_date::date as end_date,
        terminated_date::date as terminated_date,
        end_date_sentinel::date as end_date_sentinel
    from contracts
)

select * from renamed
