-- One row per answered survey: its current row, with the customer it belongs to.
-- view
with

surveys as (
    select * from staging.surveys
),

customer_names as (
    select * from warehouse.customer_names
),

current_rows as (
    select * from surveys
    qualify record_version = max(record_version) over (partition by record_key)
),

identified as (
    select
        current_rows.* replace (coalesce(current_rows.customer_id, customer_names.customer_id) as customer_id)
    from current_rows
    left join customer_names on current_rows.customer_key = customer_names.customer_key
)

select * from identified
