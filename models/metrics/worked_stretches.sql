-- One row per stretch of work: a timesheet entry, else what a task took, with the case and the customer it was for.
with

timesheets as (
    select * from warehouse.timesheets
    where is_leave is not true and coalesce(status, '') not in ('rejected', 'withdrawn')
),

service_tasks as (
    select * from warehouse.service_tasks where status is distinct from 'cancelled'
),

settings as (
    select * from policy.settings
),

-- an export that knows no approval at all asks for none
approvals as (
    select load_id, count(status) > 0 or any_value(settings.value) = 'required' as is_needed
    from warehouse.timesheets
    cross join (select value from settings where name = 'timesheet_approval') as settings
    group by load_id
),

entries as (
    select
        timesheets.*,
        (hours * 3600)::bigint as seconds,
        coalesce(status = 'approved', not approvals.is_needed) as is_approved
    from timesheets
    inner join approvals on timesheets.load_id = approvals.load_id
),

-- hours of a case that a person has booked are not counted a second time from its tasks
booked as (
    select distinct coalesce(ticket_id, request_id) as case_id, person_id
    from entries
    where is_approved and coalesce(ticket_id, request_id) is not null
),

booked_tasks as (
    select distinct task_id from entries where is_approved and task_id is not null
),

tasks as (
    select
        service_tasks.*,
        date_diff('second', started_at, ended_at) as seconds,
        max_hours.value::double * 3600 as max_seconds
    from service_tasks
    cross join (select value from settings where name = 'task_max_hours') as max_hours
    where started_at is not null
        and not exists (
            select 1 from booked
            where booked.case_id = coalesce(service_tasks.ticket_id, service_tasks.request_id)
                and booked.person_id = service_tasks.performer_id
        )
        and not exists (select 1 from booked_tasks where booked_tasks.task_id = service_tasks.task_id)
),

final as (
    select
        'timesheet' as source_kind, load_id || ':' || source_row as source_key, person_id, work_date, seconds,
        customer_id, ticket_id, request_id, opportunity_id, project_id, work_kind, work_line, is_chargeable,
        if(is_approved, null, 'not_approved') as reason
    from entries
    union all
    select
        'task', load_id || ':' || source_row, performer_id, started_at::date,
        if(seconds between 0 and max_seconds, seconds, null), null, ticket_id, request_id, null, null, null,
        work_line, null,
        case when ended_at is null then 'not_ended' when seconds not between 0 and max_seconds then 'odd_times' end
    from tasks
)

select * from final
