-- One row per period and step of the evidence chain, from suggestion to signature (SPEC §12).
with

suggestions as (
    select tickets.ticket_id, tickets.feedback_id, tickets.submitted_at::date as day
    from warehouse.tickets
    cross join policy.clock
    where tickets.has_sales_suggestion and tickets.submitted_at < clock.ends_at
        and tickets.status is distinct from 'void'
),

feedback as (
    select * from marts.feedback_outcomes
),

links as (
    select * from warehouse.opportunity_links
),

opportunities as (
    select * from marts.opportunities where basis = 'sourced'
),

periods as (
    select * from metrics.periods
),

answered as (
    select distinct ticket_id from feedback where ticket_id is not null
),

ticket_links as (
    select distinct record_id as ticket_id from links where kind = 'ticket'
),

-- each record stands in the period in which its own step began
steps as (
    select 1 as position, 'suggestion_feedback' as step, day,
        suggestions.feedback_id is not null or answered.ticket_id is not null as is_through, false as is_pending,
        null::decimal(18, 2) as yuan
    from suggestions
    left join answered on suggestions.ticket_id = answered.ticket_id
    union all
    select 2, 'suggestion_opportunity', day, ticket_links.ticket_id is not null, false, null
    from suggestions
    left join ticket_links on suggestions.ticket_id = ticket_links.ticket_id
    union all
    select 3, 'feedback_high', submitted_at::date, coalesce(assessment = 'high', false), assessment is null,
        value_estimate
    from feedback
    where feedback_class = 'sales'
    union all
    select 4, 'feedback_opportunity', submitted_at::date, count_opportunities > 0, false, value_estimate
    from feedback
    where feedback_class = 'sales'
    union all
    select 5, 'opportunity_approved', incubated_at::date, approved_at is not null,
        approved_at is null and status = 'open', amount
    from opportunities
    where incubated_at is not null
    union all
    select 6, 'approved_signed', approved_at::date, coalesce(status = 'won', false), status = 'open', amount
    from opportunities
    where approved_at is not null
),

final as (
    select
        periods.period_grain,
        periods.period_start,
        periods.period,
        steps.position,
        steps.step,
        count(*)::integer as count_from,
        count(*) filter (where is_through)::integer as count_through,
        count(*) filter (where is_pending and not is_through)::integer as count_pending,
        count(*) filter (where is_through) / count(*) as conversion_ratio,
        sum(yuan)::decimal(18, 2) as from_amount,
        (sum(yuan) filter (where is_through))::decimal(18, 2) as through_amount
    from steps
    inner join periods on periods.period_start = date_trunc(periods.period_grain, steps.day)::date
    group by all
)

select * from final
