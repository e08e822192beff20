-- One row per owner's rating of one participant of a case: its current row.
-- view
with

ratings as (
    select * from staging.ratings
),

current_rows as (
    select * from ratings
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
