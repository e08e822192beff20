-- One row per ticket, measure and basis whose target is its level's: what would decide its verdict if the target moved.
-- view
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

calendars as (
    select * from warehouse.calendars
),

ticket_newest as (
    select * from warehouse.ticket_newest
),

responses_by_term as (
    select ticket_newest.ticket_id
    from warehouse.ticket_terms
    inner join ticket_newest on ticket_terms.version = ticket_newest.version
    where response_limit_minutes is not null
),

-- in steps of 15 minutes to twice the longest target that the level has had
steps as (
    select level, measure, greatest(ceil(2 * max(limit_minutes) / 15), 4)::integer as last_step
    from policy.sla_targets
    where measure in ('response', 'resolution')
    group by level, measure
),

tickets as (
    select
        ticket_timeliness.*,
        calendar_no,
        coalesce(first_response_at, assigned_at) is not null as is_responded,
        resolved_at is not null as is_resolved,
        target_source in ('level', 'strictest_level') as is_resolution_movable,
        responses_by_term.ticket_id is null as is_response_movable
    from ticket_timeliness
    left join calendars on ticket_timeliness.calendar = calendars.calendar
    left join responses_by_term on ticket_timeliness.ticket_id = responses_by_term.ticket_id
),

measured as (
    select
        'response' as measure, 'elapsed' as basis, clock = 'elapsed' as is_applied, target_level, level, is_headline,
        started_at, response_elapsed_due_at as due_at, response_elapsed_verdict as verdict, 0 as clock_no,
        0 as coverage_no, started_instant as position, 0 as held_seconds, response_elapsed_deciding as deciding,
        is_responded as is_done, false as is_lost
    from tickets
    where is_response_movable
    union all
    select
        'response', 'business', clock = 'business', target_level, level, is_headline,
        started_at, response_business_due_at, response_business_verdict, calendar_no,
        coverage_no, started_worked, 0, response_business_deciding,
        is_responded, false
    from tickets
    where is_response_movable
    union all
    select
        'resolution', 'elapsed', clock = 'elapsed', target_level, level, is_headline,
        started_at, resolution_elapsed_due_at, resolution_elapsed_verdict, 0,
        0, started_instant + held_seconds, held_seconds, resolution_elapsed_deciding,
        is_resolved, status is not distinct from 'unsolvable'
    from tickets
    where is_resolution_movable
    union all
    select
        'resolution', 'business', clock = 'business', target_level, level, is_headline,
        started_at, resolution_business_due_at, resolution_business_verdict, calendar_no,
        coverage_no, started_worked + held_business_seconds, held_business_seconds, resolution_business_deciding,
        is_resolved, status is not distinct from 'unsolvable'
    from tickets
    where is_resolution_movable
),

-- unknown and void stay so whatever the target
final as (
    select
        measured.*,
        last_step,
        date_trunc('month', started_at)::date as started_month,
        if(is_lost, last_step + 1, least(greatest(ceil(deciding / 15), 1), last_step + 1))::integer as met_step
    from measured
    inner join steps on measured.target_level = steps.level and measured.measure = steps.measure
    where verdict in ('met', 'missed', 'pending')
)

select * from final
