-- One row per task: its current row.
-- view
with

service_tasks as (
    select * from staging.service_tasks
),

current_rows as (
    select * from service_tasks
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
