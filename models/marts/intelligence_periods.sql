-- One row per period and indicator of intelligence that exports can prove (SPEC §7.4).
with

tickets as (
    select level, channel, resolved_at
    from metrics.ticket_timeliness
    cross join policy.clock
    where resolved_at < ends_at and status is distinct from 'void'
),

knowledge_entries as (
    select created_at
    from warehouse.knowledge_entries
    cross join policy.clock
    where created_at < ends_at
),

deadlines as (
    select * from marts.process_deadlines where rule_code = 'R-18'
),

periods as (
    select * from metrics.periods
),

self_service as (
    select string_split(value, '|') as channels from policy.settings where name = 'self_service_channels'
),

-- before the month of the first entry nobody can tell that there was none
exported as (
    select date_trunc('month', min(created_at)) as since from knowledge_entries
),

-- what is counted above and below the line; a ticket without a channel is in neither
facts as (
    select 'entries_per_case' as indicator, created_at as fact_at, 1 as part, 0 as whole, 0 as item
    from knowledge_entries
    union all
    select
        'entries_per_case', resolved_at, if(resolved_at >= since, 0, null), if(resolved_at >= since, 1, null),
        if(resolved_at >= since, 1, 0)
    from tickets
    cross join exported
    union all
    select
        'self_service_l3', resolved_at, if(channel is null, null, list_contains(channels, channel)::integer),
        if(channel is null, null, 1), if(channel is null, 0, 1)
    from tickets
    cross join self_service
    where level = 'L3'
),

counted as (
    select
        indicator,
        period_grain,
        date_trunc(period_grain, fact_at)::date as period_start,
        sum(part) as numerator,
        sum(whole) as denominator,
        sum(item) as count_n
    from facts
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    group by indicator, period_grain, period_start
    union all
    select 'linked_to_sales', period_grain, period_start, count_met, count_due, count_due from deadlines
),

final as (
    select
        periods.period_grain,
        periods.period_start,
        periods.period,
        indicator,
        (numerator / nullif(denominator, 0))::double as value,
        numerator::double as numerator,
        denominator::double as denominator,
        count_n::integer as count_n,
        if(numerator is null or coalesce(denominator, 0) = 0, 'unknown', 'ok') as status
    from counted
    inner join periods
        on counted.period_grain = periods.period_grain and counted.period_start = periods.period_start
)

select * from final
