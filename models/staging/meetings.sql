-- One row per meeting, visit or revisit call and export that holds it.
-- view
with

meetings as (
    select * from lake.meetings
),

renamed as (
    select
        ---------- ids
        meeting_id,
        customer_id,
        organizer_id,
        ticket_id,
        feedback_id,
        opportunity_id,
        project_id,
        load_id,
        record_key,

        ---------- strings
        meeting_kind,
        trigger,
        customer_name,
        customer_key,
        attendees,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        duration_minutes::decimal(14, 4) as duration_minutes,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        is_onsite::boolean as is_onsite,
        minutes is not null as has_minutes,

        ---------- timestamps
        held_at::timestamp as held_at,
        planned_at::timestamp as planned_at
    from meetings
)

select * from renamed
