-- One row per ticket submitted by the clock: the level whose target holds, the limits, the clock, and what set them.
-- view
with

tickets as (
    select * from warehouse.ticket_calendars
),

ticket_terms as (
    select * from warehouse.ticket_terms
),

service_contracts as (
    select contract_id, min(start_at) as start_at, max(end_at) as end_at
    from warehouse.service_contracts
    where regexp_matches(response_mode, '^\s*[58]\s*[*×xX]\s*[58]\s*$')
    group by contract_id
),

sla_targets as (
    select
        level,
        measure,
        limit_minutes,
        coalesce(valid_from, date '0001-01-01') as valid_from,
        coalesce(valid_to, date '9999-12-31') as valid_to
    from policy.sla_targets
),

settings as (
    select
        any_value(value) filter (where name = 'clock_basis') as clock_basis,
        any_value(value) filter (where name = 'unsolvable') as unsolvable,
        any_value(value) filter (where name = 'acknowledge_minutes')::integer as acknowledge_minutes
    from policy.settings
),

-- working hours only where a service contract says 8*5, or a special term, or the company for all (A-02)
final as (
    select
        tickets.* replace (
            coalesce(ticket_terms.calendar_no, tickets.calendar_no) as calendar_no,
            if(ticket_terms.calendar_no is not null, 'special_term', calendar_source) as calendar_source,
            if(status_at_clock = 'unsolvable' and unsolvable = 'void', 'void', status_at_clock) as status_at_clock
        ),
        coalesce(
            ticket_terms.basis,
            case
                when clock_basis <> 'contract' then clock_basis
                when service_contracts.contract_id is not null then 'business'
            end,
            'elapsed'
        ) as clock,
        case
            when resolution_scope is not null then resolution_scope
            when resolution.limit_minutes is null then null
            when target_level <> tickets.level then 'strictest_level'
            else 'level'
        end as target_source,
        coalesce(ticket_terms.acknowledge_limit_minutes, acknowledge_minutes) as acknowledge_limit_minutes,
        coalesce(ticket_terms.response_limit_minutes, response.limit_minutes) as response_limit_minutes,
        coalesce(ticket_terms.resolution_limit_minutes, resolution.limit_minutes) as resolution_limit_minutes
    from tickets
    cross join settings
    left join ticket_terms on tickets.version = ticket_terms.version
    left join service_contracts
        on tickets.contract_id = service_contracts.contract_id
        and tickets.submitted_at >= coalesce(service_contracts.start_at, timestamp '0001-01-01')
        and tickets.submitted_at <= coalesce(service_contracts.end_at, timestamp '9999-12-31')
    left join sla_targets as response
        on target_level = response.level
        and response.measure = 'response'
        and tickets.submitted_at::date between response.valid_from and response.valid_to
    left join sla_targets as resolution
        on target_level = resolution.level
        and resolution.measure = 'resolution'
        and tickets.submitted_at::date between resolution.valid_from and resolution.valid_to
)

select * from final
