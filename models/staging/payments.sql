-- One row per payment, due or received and export that holds it.
-- view
with

payments as (
    select * from lake.payments
),

renamed as (
    select
        ---------- ids
        payment_id,
        contract_id,
        project_id,
        customer_id,
        invoice_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        currency,
        payment_method,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        due_amount::decimal(18, 2) as due_amount,
        amount::decimal(18, 2) as amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        coalesce(due_amount_is_estimated::boolean, false) as is_due_amount_estimated,
        coalesce(amount_is_estimated::boolean, false) as is_amount_estimated,

        ---------- dates
        due_date::date as due_date,
        paid_date::date as paid_date
    from payments
)

select * from renamed
