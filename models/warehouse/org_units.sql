-- One row per unit: its current row.
-- view
with

org_units as (
    select * from staging.org_units
),

current_rows as (
    select * from org_units
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
