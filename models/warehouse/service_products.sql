-- One row per service product: its current row.
-- view
with

service_products as (
    select * from staging.service_products
),

current_rows as (
    select * from service_products
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
