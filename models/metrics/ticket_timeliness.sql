-- One row per ticket with its clocks, its targets and a verdict on each.
-- partition: submitted_month
with

tickets as (
    select * from warehouse.tickets
),

targets as (
    select * from policy.sla_targets
),

settings as (
    select * from policy.settings
),

clock as (
    select * from policy.clock
),

-- an export that never records a response cannot show a late one
response_recorded as (
    select load_id, count(first_response_at) + count(assigned_at) > 0 as has_responses
    from tickets
    group by load_id
),

events as (
    select
        tickets.* replace (
            case when tickets.first_response_at < clock.ends_at then tickets.first_response_at end as first_response_at,
            case when tickets.assigned_at < clock.ends_at then tickets.assigned_at end as assigned_at,
            case when tickets.resolved_at < clock.ends_at then tickets.resolved_at end as resolved_at
        ),
        case when tickets.resolved_at >= clock.ends_at then 'open' else tickets.status end as status_at_clock,
        response_recorded.has_responses,
        clock.ends_at as clock_at
    from tickets
    inner join response_recorded on tickets.load_id = response_recorded.load_id
    cross join clock
    where tickets.submitted_at < clock.ends_at
),

timed as (
    select
        events.*,
        response.limit_minutes as response_limit_minutes,
        resolution.limit_minutes as resolution_limit_minutes,
        coalesce(first_response_at, assigned_at) as responded_at,
        case
            when first_response_at is not null then 'first_response'
            when assigned_at is not null then 'assigned'
        end as response_source,
        floor(date_diff('second', submitted_at, coalesce(first_response_at, assigned_at)) / 60)::integer
            as response_minutes,
        floor(date_diff('second', submitted_at, resolved_at) / 60)::integer as resolution_minutes,
        floor(date_diff('second', submitted_at, clock_at) / 60)::integer as age_minutes
    from events
    left join targets as response
        on events.level = response.level
        and response.measure = 'response'
        and events.submitted_at::date >= coalesce(response.valid_from, date '0001-01-01')
        and events.submitted_at::date <= coalesce(response.valid_to, date '9999-12-31')
    left join targets as resolution
        on events.level = resolution.level
        and resolution.measure = 'resolution'
        and events.submitted_at::date >= coalesce(resolution.valid_from, date '0001-01-01')
        and events.submitted_at::date <= coalesce(resolution.valid_to, date '9999-12-31')
),

judged as (
    select
        timed.* exclude (
            response_minutes,
            resolution_minutes,
            age_minutes,
            responded_at,
            response_source,
            has_responses,
            customer_key,
            recorded_level,
            has_unknown_level,
            status,
            status_at_clock,
            status_recorded,
            is_joint,
            expected_resolved_at,
            closed_at,
            version,
            load_id,
            load_rank,
            source_sheet,
            clock_at
        ),
        -- a text that repeats costs eight times its number to store
        status_at_clock::enum('open', 'overdue', 'closed', 'unsolvable', 'void') as status,
        response_source::enum('first_response', 'assigned') as response_source,
        case when response_minutes >= 0 then response_minutes end as response_elapsed_minutes,
        case when resolution_minutes >= 0 then resolution_minutes end as resolution_elapsed_minutes,
        acknowledge.value::integer as acknowledge_limit_minutes,
        case
            when status = 'void' then 'void'
            when response_minutes < 0 then 'unknown'
            when response_minutes is not null
                then if(response_minutes <= acknowledge.value::integer, 'met', 'missed')
            when not has_responses or status_at_clock is distinct from 'open' then 'unknown'
            when age_minutes > acknowledge.value::integer then 'missed'
            else 'pending'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as acknowledge_verdict,
        case
            when status = 'void' then 'void'
            when response_limit_minutes is null or response_minutes < 0 then 'unknown'
            when response_minutes is not null
                then if(response_minutes <= response_limit_minutes, 'met', 'missed')
            when not has_responses or status_at_clock is distinct from 'open' then 'unknown'
            when age_minutes > response_limit_minutes then 'missed'
            else 'pending'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as response_verdict,
        case
            when status = 'void' then 'void'
            when resolution_limit_minutes is null or resolution_minutes < 0 then 'unknown'
            when status = 'unsolvable' then 'missed'
            when resolution_minutes is not null
                then if(resolution_minutes <= resolution_limit_minutes, 'met', 'missed')
            when status_at_clock = 'closed' then 'unknown'
            when age_minutes > resolution_limit_minutes then 'missed'
            else 'pending'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as resolution_verdict
    from timed
    left join settings as acknowledge on acknowledge.name = 'acknowledge_minutes'
)

select * from judged
