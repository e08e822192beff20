-- One row per ticket and export that holds it.
-- view
with

tickets as (
    select * from lake.tickets
),

renamed as (
    select
        ---------- ids
        ticket_id,
        customer_id,
        assignee_id,
        owner_id,
        load_id,

        ---------- strings
        customer_name,
        customer_key,
        level as recorded_level,
        status,
        status_recorded,
        collaboration_type,
        channel,
        product,
        source_file,
        source_sheet,

        ---------- numerics
        satisfaction_score::decimal(9, 3) as satisfaction_score,
        count_reopens::integer as count_reopens,
        source_row::integer as source_row,
        load_rank,

        ---------- booleans
        is_joint::boolean as is_joint,
        recorded_on_time::boolean as recorded_on_time,

        ---------- timestamps
        submitted_at::timestamp as submitted_at,
        assigned_at::timestamp as assigned_at,
        first_response_at::timestamp as first_response_at,
        expected_resolved_at::timestamp as expected_resolved_at,
        resolved_at::timestamp as resolved_at,
        closed_at::timestamp as closed_at
    from tickets
)

select * from renamed
