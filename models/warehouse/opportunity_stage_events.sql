-- One row per stage change or gate approval of an opportunity: its current row.
-- view
with

opportunity_stage_events as (
    select * from staging.opportunity_stage_events
),

current_rows as (
    select * from opportunity_stage_events
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
