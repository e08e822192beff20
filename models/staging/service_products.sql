-- One row per service product and export that holds it.
-- view
with

service_products as (
    select * from lake.service_products
),

renamed as (
    select
        ---------- ids
        product_id,
        load_id,
        record_key,

        ---------- strings
        product_name,
        product_tier,
        price_measure,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        list_price_amount::decimal(18, 2) as list_price_amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        is_paid::boolean as is_paid,
        coalesce(list_price_amount_is_estimated::boolean, false) as is_list_price_amount_estimated,

        ---------- dates
        start_date::date as start_date,
        end_date::date as end_date
    from service_products
)

select * from renamed
