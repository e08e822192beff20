-- One row per reply in a ticket: its current row.
with

ticket_replies as (
    select * from staging.ticket_replies
),

current_rows as (
    select * from ticket_replies
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
