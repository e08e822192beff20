-- One row per customer's assessment in one quarter: its current row, with the customer it belongs to.
-- view
with

health_assessments as (
    select * from staging.health_assessments
),

customer_names as (
    select * from warehouse.customer_names
),

current_rows as (
    select * from health_assessments
    qualify record_version = max(record_version) over (partition by record_key)
),

identified as (
    select
        current_rows.* replace (coalesce(current_rows.customer_id, customer_names.customer_id) as customer_id)
    from current_rows
    left join customer_names on current_rows.customer_key = customer_names.customer_key
)

select * from identified
