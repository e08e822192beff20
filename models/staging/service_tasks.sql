-- One row per task and export that holds it.
-- view
with

service_tasks as (
    select * from lake.service_tasks
),

renamed as (
    select
        ---------- ids
        task_id,
        request_id,
        ticket_id,
        performer_id,
        load_id,
        record_key,

        ---------- strings
        subject,
        task_mode,
        status,
        work_line,
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
        requested_start_at::timestamp as requested_start_at,
        started_at::timestamp as started_at,
        ended_at::timestamp as ended_at
    from service_tasks
)

select * from renamed
