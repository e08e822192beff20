-- One row per period, measure and level: how the verdicts in elapsed and in business time agree and differ.
with

tickets as (
    select * from marts.tickets
),

-- one pass for both measures; a ticket without a target belongs to the month it was submitted in
counted_once as materialized (
    select
        coalesce(response_due_at, started_at)::date as response_date,
        coalesce(resolution_due_at, started_at)::date as resolution_date,
        response_elapsed_verdict,
        response_business_verdict,
        resolution_elapsed_verdict,
        resolution_business_verdict,
        response_verdict = 'void' as is_response_void,
        resolution_verdict = 'void' as is_resolution_void,
        level,
        is_headline,
        count(*) as count_tickets
    from tickets
    group by all
),

counted as (
    select
        'response' as measure,
        date_trunc('month', response_date)::date as month,
        level,
        is_headline,
        response_elapsed_verdict as elapsed_verdict,
        response_business_verdict as business_verdict,
        count_tickets
    from counted_once
    where not is_response_void
    union all
    select
        'resolution',
        date_trunc('month', resolution_date)::date,
        level,
        is_headline,
        resolution_elapsed_verdict,
        resolution_business_verdict,
        count_tickets
    from counted_once
    where not is_resolution_void
),

levels as (
    select * exclude (is_headline) from counted where level is not null
    union all
    select * exclude (is_headline) replace ('all' as level) from counted
    union all
    select * exclude (is_headline) replace ('headline' as level) from counted where is_headline
),

grains as (
    select
        levels.*,
        grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start,
        elapsed_verdict in ('met', 'missed') and business_verdict in ('met', 'missed') as is_judged,
        'pending' in (elapsed_verdict, business_verdict) and 'unknown' not in (elapsed_verdict, business_verdict)
            as is_pending
    from levels
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
),

summed as (
    select
        period_grain,
        period_start,
        measure,
        level,
        sum(count_tickets) filter (where elapsed_verdict = 'met' and business_verdict = 'met') as both_met,
        sum(count_tickets) filter (where elapsed_verdict = 'met' and business_verdict = 'missed') as elapsed_met,
        sum(count_tickets) filter (where elapsed_verdict = 'missed' and business_verdict = 'met') as business_met,
        sum(count_tickets) filter (where elapsed_verdict = 'missed' and business_verdict = 'missed')
            as both_missed,
        sum(count_tickets) filter (where is_pending) as pending,
        sum(count_tickets) filter (where not is_judged and not is_pending) as unknown
    from grains
    group by period_grain, period_start, measure, level
),

final as (
    select
        period_grain,
        period_start,
        case period_grain
            when 'month' then strftime(period_start, '%Y-%m')
            when 'quarter' then year(period_start) || 'Q' || quarter(period_start)
            else year(period_start)::varchar
        end as period,
        measure,
        level,
        coalesce(both_met, 0)::integer as count_both_met,
        coalesce(elapsed_met, 0)::integer as count_only_elapsed_met,
        coalesce(business_met, 0)::integer as count_only_business_met,
        coalesce(both_missed, 0)::integer as count_both_missed,
        coalesce(pending, 0)::integer as count_pending,
        coalesce(unknown, 0)::integer as count_unknown
    from summed
)

select * from final
