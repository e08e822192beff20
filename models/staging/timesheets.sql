-- One row per entry of a timesheet and export that holds it.
-- view
with

timesheets as (
    select * from lake.timesheets
),

renamed as (
    select
        ---------- ids
        entry_id,
        person_id,
        customer_id,
        ticket_id,
        request_id,
        task_id,
        opportunity_id,
        project_id,
        approver_id,
        load_id,
        record_key,

        ---------- strings
        work_kind,
        work_line,
        customer_name,
        customer_key,
        status,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        hours::decimal(14, 4) as hours,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        is_chargeable::boolean as is_chargeable,
        is_leave::boolean as is_leave,
        content is not null as has_content,

        ---------- dates
        work_date::date as work_date,

        ---------- timestamps
        approved_at::timestamp as approved_at
    from timesheets
)

select * from renamed
