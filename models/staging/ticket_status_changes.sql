-- One row per change of a ticket's status or level and export that holds it.
-- view
with

ticket_status_changes as (
    select * from lake.ticket_status_changes
),

renamed as (
    select
        ---------- ids
        change_id,
        ticket_id,
        assignee_id,
        changed_by_id,
        load_id,
        record_key,

        ---------- strings
        previous_status,
        previous_status_recorded,
        status,
        status_recorded,
        level as recorded_level,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        reason is not null as has_reason,

        ---------- timestamps
        changed_at::timestamp as changed_at
    from ticket_status_changes
)

select * from renamed
