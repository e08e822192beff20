-- One row per customer: its current row.
-- view
with

customers as (
    select * from staging.customers
),

current_rows as (
    select * from customers
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
