-- One row per expense and export that holds it.
-- view
with

expenses as (
    select * from lake.expenses
),

renamed as (
    select
        ---------- ids
        expense_id,
        customer_id,
        person_id,
        ticket_id,
        request_id,
        contract_id,
        opportunity_id,
        project_id,
        approver_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        expense_kind,
        status,
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
        remarks is not null as has_remarks,

        ---------- dates
        expense_date::date as expense_date,

        ---------- timestamps
        approved_at::timestamp as approved_at
    from expenses
)

select * from renamed
