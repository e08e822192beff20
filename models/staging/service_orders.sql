-- One row per order of parts and labour and export that holds it.
-- view
with

service_orders as (
    select * from lake.service_orders
),

renamed as (
    select
        ---------- ids
        order_id,
        request_id,
        customer_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        review_status,
        summary,
        order_kind,
        status,
        payment_method,
        sales_method,
        delivery_method,
        team,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        subtotal_amount::decimal(18, 2) as subtotal_amount,
        rounding_amount::decimal(18, 2) as rounding_amount,
        total_amount::decimal(18, 2) as total_amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        customer_contact_name is not null as has_customer_contact,
        is_in_warranty::boolean as is_in_warranty,
        coalesce(subtotal_amount_is_estimated::boolean, false) as is_subtotal_amount_estimated,
        coalesce(rounding_amount_is_estimated::boolean, false) as is_rounding_amount_estimated,
        coalesce(total_amount_is_estimated::boolean, false) as is_total_amount_estimated,
        is_tax_included::boolean as is_tax_included,

        ---------- dates
        signed_date::date as signed_date,
        shipped_date::date as shipped_date
    from service_orders
)

select * from renamed
