-- One row per step of a follow-up plan and export that holds it.
-- view
with

follow_up_steps as (
    select * from lake.follow_up_steps
),

renamed as (
    select
        ---------- ids
        feedback_id,
        assignee_id,
        load_id,
        record_key,

        ---------- strings
        step,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        step_number::integer as step_number,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        goal is not null as has_goal,

        ---------- dates
        due_date::date as due_date,
        completed_date::date as completed_date
    from follow_up_steps
)

select * from renamed
