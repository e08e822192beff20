-- One row per piece of maintenance: its current row.
-- view
with

maintenance_records as (
    select * from staging.maintenance_records
),

current_rows as (
    select * from maintenance_records
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
