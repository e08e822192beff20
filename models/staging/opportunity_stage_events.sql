-- One row per stage change or gate approval of an opportunity and export that holds it.
-- view
with

opportunity_stage_events as (
    select * from lake.opportunity_stage_events
),

renamed as (
    select
        ---------- ids
        approval_id,
        opportunity_id,
        submitted_by_id,
        approver_id,
        load_id,
        record_key,

        ---------- strings
        gate_code,
        gate_name,
        stage,
        previous_stage,
        decision,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        remarks is not null as has_remarks,

        ---------- timestamps
        submitted_at::timestamp as submitted_at,
        decided_at::timestamp as decided_at
    from opportunity_stage_events
)

select * from renamed
