-- One row per service request under a next-business-day contract: by when somebody had to be on site, and was (R-58).
-- view
with

service_requests as (
    select * from warehouse.service_requests
),

request_entitlements as (
    select * from metrics.request_entitlements
),

service_contracts as (
    select * from warehouse.service_contracts
),

service_tasks as (
    select * from warehouse.service_tasks
),

business_days as (
    select business_days.*
    from warehouse.business_days
    inner join warehouse.calendars on business_days.calendar_no = calendars.calendar_no
    where calendars.is_default and is_workday
),

settings as (
    select any_value(value) filter (where name = 'nbd_after_hours') as after_hours from policy.settings
),

clock as (
    select * from policy.clock
),

entitled as (
    select service_requests.request_id, service_requests.accepted_at, clock.ends_at as clock_at, after_hours
    from service_requests
    inner join request_entitlements on service_requests.request_id = request_entitlements.request_id
    inner join service_contracts on request_entitlements.contract_id = service_contracts.contract_id
    cross join settings
    cross join clock
    where regexp_matches(service_contracts.response_time, '下一?个?工作日|次一?个?工作日|next business day|NBD', 'i')
        and service_requests.accepted_at < clock.ends_at
),

arrived as (
    select request_id, min(started_at) as arrived_at
    from service_tasks
    where task_mode = 'onsite' and status is distinct from 'cancelled'
    group by request_id
),

-- received after the close or on a rest day, a request counts as received on the next business day (A-16)
received as (
    select
        entitled.request_id,
        arg_min(
            {'workday_no': business_days.workday_no, 'covered_from': business_days.covered_from},
            business_days.date
        ) as day
    from entitled
    inner join business_days
        on business_days.date between entitled.accepted_at::date and entitled.accepted_at::date + 30
        and (
            entitled.accepted_at <= business_days.closes_at
            or (entitled.after_hours = 'same_day' and business_days.date = entitled.accepted_at::date)
        )
    group by entitled.request_id
),

final as (
    select
        entitled.request_id,
        entitled.accepted_at as start_at,
        business_days.closes_at as due_at,
        arrived.arrived_at as end_at,
        entitled.clock_at
    from entitled
    left join received on entitled.request_id = received.request_id
    left join business_days
        on received.day.covered_from = business_days.covered_from
        and received.day.workday_no + 1 = business_days.workday_no
    left join arrived on entitled.request_id = arrived.request_id
)

select * from final
