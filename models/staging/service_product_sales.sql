-- One row per sale of a service product and export that holds it.
-- view
with

service_product_sales as (
    select * from lake.service_product_sales
),

renamed as (
    select
        ---------- ids
        sale_id,
        product_id,
        customer_id,
        success_manager_id,
        sales_manager_id,
        contract_id,
        opportunity_id,
        load_id,
        record_key,

        ---------- strings
        product_name,
        customer_name,
        customer_key,
        quantity_unit,
        currency,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        amount::decimal(18, 2) as amount,
        quantity::decimal(18, 4) as quantity,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        coalesce(amount_is_estimated::boolean, false) as is_amount_estimated,
        is_tax_included::boolean as is_tax_included,

        ---------- dates
        signed_date::date as signed_date
    from service_product_sales
)

select * from renamed
