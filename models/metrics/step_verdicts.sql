-- One row per step that fell under a rule of SPEC R-16 to R-28, R-58 to R-60: when it was due, and the verdict.
-- view
with

steps as (
    select * from metrics.ticket_steps
    union all
    select *, true as is_timed from metrics.update_gaps
),

arrivals as (
    select * from metrics.arrivals
),

service_tasks as (
    select * from warehouse.service_tasks
),

request_entitlements as (
    select * from metrics.request_entitlements
),

service_requests as (
    select * from warehouse.service_requests
),

limits as (
    select
        * replace (
            coalesce(valid_from, date '0001-01-01') as valid_from,
            coalesce(valid_to, date '9999-12-31') as valid_to
        )
    from policy.process_limits
),

settings as (
    select max(value) filter (where name = 'task_tolerance_minutes')::integer as tolerance_minutes
    from policy.settings
),

clock as (
    select * from policy.clock
),

limited as (
    select steps.rule_code, start_at, start_at + to_minutes(limits.limit_minutes) as due_at, end_at, is_proxy,
        is_recorded, clock_at
    from steps
    inner join limits
        on steps.rule_code = limits.rule_code
        and coalesce(limits.level, steps.level, '') = coalesce(steps.level, '')
        and steps.start_at::date between limits.valid_from and limits.valid_to
    where is_timed
    union all
    select rule_code, start_at, start_at, end_at, is_proxy, is_recorded, clock_at from steps where not is_timed
    union all
    select 'R-58', start_at, due_at, end_at, false, true, clock_at from arrivals
    union all
    select 'R-59', requested_start_at, requested_start_at + to_minutes(tolerance_minutes), started_at, false,
        status is distinct from 'done', ends_at
    from service_tasks
    cross join settings
    cross join clock
    where requested_start_at < ends_at and status is distinct from 'cancelled'
    union all
    select 'R-60', accepted_at, accepted_at, if(entitlement <> 'unknown', accepted_at, null), false, true, ends_at
    from service_requests
    inner join request_entitlements on service_requests.request_id = request_entitlements.request_id
    cross join clock
    where accepted_at < ends_at
),

seen as (
    select * replace (case when end_at < clock_at then end_at end as end_at) from limited
),

-- equal to the limit is on time, at minute precision; a task begun early is on time
final as (
    select
        rule_code,
        coalesce(due_at, start_at) as due_at,
        is_proxy,
        case
            when due_at is null or (end_at < start_at and rule_code <> 'R-59') then 'unknown'
            when end_at is not null
                then if(date_diff('second', due_at, end_at) < 60, 'met', 'missed')
            when not is_recorded then 'unknown'
            when due_at < clock_at then 'missed'
            else 'pending'
        end as verdict
    from seen
)

select * from final
