-- One row per person's time in one unit and post: its current row.
-- view
with

assignments as (
    select * from staging.assignments
),

current_rows as (
    select * from assignments
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
