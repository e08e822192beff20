-- One row per entry of a timesheet: its current row, with the customer it belongs to.
with

timesheets as (
    select * from staging.timesheets
),

customer_names as (
    select * from warehouse.customer_names
),

current_rows as (
    select * from timesheets
    qualify record_version = max(record_version) over (partition by record_key)
),

identified as (
    select
        current_rows.* replace (coalesce(current_rows.customer_id, customer_names.customer_id) as customer_id)
    from current_rows
    left join customer_names on current_rows.customer_key = customer_names.customer_key
)

select * from identified
