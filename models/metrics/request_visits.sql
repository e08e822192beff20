-- One row per service request with tasks: visits on site, their first, hours worked and how late they began.
-- view
with

service_tasks as (
    select * from warehouse.service_tasks where request_id is not null and status is distinct from 'cancelled'
),

clock as (
    select * from policy.clock
),

final as (
    select
        request_id,
        count(*)::integer as count_tasks,
        count(*) filter (where task_mode = 'onsite' and started_at is not null)::integer as count_onsite_tasks,
        min(started_at) filter (where task_mode = 'onsite') as first_onsite_at,
        sum(date_diff('second', started_at, ended_at)) filter (where ended_at >= started_at) as worked_seconds,
        count(*) filter (where started_at is null or ended_at is null or ended_at < started_at)::integer
            as count_unmeasured_tasks,
        count(*) filter (where started_at > requested_start_at)::integer as count_late_starts,
        sum(greatest(date_diff('minute', requested_start_at, started_at), 0))::integer as late_start_minutes
    from service_tasks
    cross join clock
    where started_at < clock.ends_at or started_at is null
    group by request_id
)

select * from final
