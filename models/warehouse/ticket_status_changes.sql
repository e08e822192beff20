-- One row per change of a ticket's status or level: its current row.
with

ticket_status_changes as (
    select * from staging.ticket_status_changes
),

current_rows as (
    select * from ticket_status_changes
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
