-- One row per part, labour or rounding line of an order: its current row.
-- view
with

service_order_lines as (
    select * from staging.service_order_lines
),

current_rows as (
    select * from service_order_lines
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
