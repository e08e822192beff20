-- One row per event of a ticket system's log and export that holds it.
-- view
with

ticket_events as (
    select * from lake.ticket_events
),

renamed as (
    select
        ---------- ids
        ticket_id,
        customer_id,
        assignee_id,
        sales_co_handler_id,
        owner_id,
        closer_id,
        scored_by_id,
        asset_id,
        contract_id,
        project_id,
        feedback_id,
        opportunity_id,
        duplicate_of_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        level as recorded_level,
        status,
        status_recorded,
        collaboration_type,
        channel,
        product,
        joint_reason,
        first_contact_role,
        expert_service,
        event_order,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        satisfaction_score::decimal(9, 3) as satisfaction_score,
        satisfaction_score_max::decimal(9, 3) as satisfaction_score_max,
        count_reopens::integer as count_reopens,
        response_speed_score::decimal(9, 3) as response_speed_score,
        response_speed_score_max::decimal(9, 3) as response_speed_score_max,
        solution_score::decimal(9, 3) as solution_score,
        solution_score_max::decimal(9, 3) as solution_score_max,
        attitude_score::decimal(9, 3) as attitude_score,
        attitude_score_max::decimal(9, 3) as attitude_score_max,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        description is not null as has_description,
        customer_contact_name is not null as has_customer_contact,
        progress is not null as has_progress,
        is_joint::boolean as is_joint,
        result is not null as has_result,
        sales_suggestion is not null as has_sales_suggestion,
        is_urgent::boolean as is_urgent,
        is_sales_promise::boolean as is_sales_promise,
        is_complaint::boolean as is_complaint,
        recorded_on_time::boolean as recorded_on_time,

        ---------- timestamps
        submitted_at::timestamp as submitted_at,
        assigned_at::timestamp as assigned_at,
        expected_resolved_at::timestamp as expected_resolved_at,
        resolved_at::timestamp as resolved_at,
        occurred_at::timestamp as occurred_at,
        graded_at::timestamp as graded_at,
        first_response_at::timestamp as first_response_at,
        closed_at::timestamp as closed_at,
        joint_meeting_at::timestamp as joint_meeting_at,
        synced_at::timestamp as synced_at,
        sales_contacted_at::timestamp as sales_contacted_at,
        scored_at::timestamp as scored_at,
        pacification_at::timestamp as pacification_at,
        acknowledged_at::timestamp as acknowledged_at,
        joint_flagged_at::timestamp as joint_flagged_at,
        event_at::timestamp as event_at
    from ticket_events
)

select * from renamed
