-- One row per piece of feedback and export that holds it.
-- view
with

feedback as (
    select * from lake.feedback
),

renamed as (
    select
        ---------- ids
        feedback_id,
        customer_id,
        assignee_id,
        ticket_id,
        opportunity_id,
        knowledge_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        feedback_type,
        channel,
        feedback_class,
        department,
        assessment,
        result,
        outcome,
        competitor,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        value_estimate::decimal(18, 2) as value_estimate,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        content is not null as has_content,
        submitter_name is not null as has_submitter,
        coalesce(value_estimate_is_estimated::boolean, false) as is_value_estimate_estimated,
        value_estimate_text is not null as has_value_estimate,
        is_competitive::boolean as is_competitive,
        follow_up_plan is not null as has_follow_up_plan,
        progress is not null as has_progress,
        remarks is not null as has_remarks,

        ---------- dates
        completed_date::date as completed_date,
        planned_date::date as planned_date,

        ---------- timestamps
        submitted_at::timestamp as submitted_at,
        routed_at::timestamp as routed_at,
        assessed_at::timestamp as assessed_at,
        progress_updated_at::timestamp as progress_updated_at,
        synced_at::timestamp as synced_at
    from feedback
)

select * from renamed
