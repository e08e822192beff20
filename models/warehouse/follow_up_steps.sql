-- One row per step of a follow-up plan: its current row.
-- view
with

follow_up_steps as (
    select * from staging.follow_up_steps
),

current_rows as (
    select * from follow_up_steps
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
