-- One row per violation: its current row.
-- view
with

violations as (
    select * from staging.violations
),

current_rows as (
    select * from violations
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
