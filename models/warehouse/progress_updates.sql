-- One row per update of a progress: its current row.
with

progress_updates as (
    select * from staging.progress_updates
),

current_rows as (
    select * from progress_updates
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
