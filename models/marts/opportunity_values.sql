-- One row per metric of opportunities and period: its value, parts and facts.
-- view
with

periods as (
    select * from metrics.periods
),

opportunities as (
    select * from marts.opportunities
),

service_born as (
    select opportunity_id, amount, won_amount, created_at, won_at from opportunities where is_service_born
),

-- without a single recorded origin nobody can say what service brought in; with some, none is zero
judged_periods as (
    select periods.* from periods where exists (select 1 from opportunities where is_service_born is not null)
),

incubated as (
    select
        judged_periods.period_grain,
        judged_periods.period_start,
        count(service_born.opportunity_id) as count_incubated,
        if(count(service_born.opportunity_id) = 0, 0, sum(service_born.amount)) as incubated_amount
    from judged_periods
    left join service_born
        on judged_periods.period_start = date_trunc(judged_periods.period_grain, service_born.created_at)::date
    group by judged_periods.period_grain, judged_periods.period_start
),

won as (
    select
        judged_periods.period_grain,
        judged_periods.period_start,
        count(service_born.opportunity_id) as count_won,
        if(count(service_born.opportunity_id) = 0, 0, sum(service_born.won_amount)) as won_amount
    from judged_periods
    left join service_born
        on judged_periods.period_start = date_trunc(judged_periods.period_grain, service_born.won_at)::date
    group by judged_periods.period_grain, judged_periods.period_start
),

-- a sum of amounts none of which is recorded is unknown
measured as (
    select
        'M-40' as metric_code, period_grain, period_start, incubated_amount::double as value, count_incubated as count_n
    from incubated
    union all
    select 'M-43', period_grain, period_start, count_incubated::double, count_incubated from incubated
    union all
    select 'M-42', period_grain, period_start, won_amount::double, count_won from won
),

final as (
    select
        metric_code,
        period_grain,
        period_start,
        'company' as dimension,
        'all' as dimension_value,
        value,
        null::double as numerator,
        null::double as denominator,
        count_n,
        if(value is null, 'unknown', 'ok') as status
    from measured
)

select * from final
