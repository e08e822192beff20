-- One row per metric, period and dimension value.
with

periods as (
    select * from metrics.periods
),

timeliness_periods as (
    select * from marts.timeliness_periods
),

opportunities as (
    select * from marts.opportunities
),

timeliness as (
    select
        case
            when measure = 'acknowledge' then 'M-03'
            when measure = 'response' then 'M-04'
            when level = 'headline' then 'M-08'
            else 'M-09'
        end as metric_code,
        period_grain,
        period_start,
        on_time_ratio as value,
        count_met::double as numerator,
        count_due::double as denominator,
        count_due as count_n,
        if(count_due > 0, 'ok', 'unknown') as status
    from timeliness_periods
    where basis = 'applied'
        and dimension = 'company'
        and (
            (measure in ('acknowledge', 'response') and level = 'all')
            or (measure = 'resolution' and level in ('headline', 'L3'))
        )
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
money as (
    select
        'M-40' as metric_code,
        period_grain,
        period_start,
        incubated_amount::double as value,
        null::double as numerator,
        null::double as denominator,
        count_incubated as count_n,
        if(incubated_amount is null, 'unknown', 'ok') as status
    from incubated
    union all
    select
        'M-43', period_grain, period_start, count_incubated::double, null, null, count_incubated, 'ok'
    from incubated
    union all
    select
        'M-42',
        period_grain,
        period_start,
        won_amount::double,
        null,
        null,
        count_won,
        if(won_amount is null, 'unknown', 'ok')
    from won
),

metrics as (
    select * from (values ('M-03'), ('M-04'), ('M-08'), ('M-09'), ('M-40'), ('M-42'), ('M-43')) as metric (metric_code)
),

known as (
    select * from timeliness
    union all
    select * from money
),

-- a period without facts is told apart from one whose facts cannot be judged
final as (
    select
        metrics.metric_code,
        periods.period_grain,
        periods.period_start,
        periods.period,
        'company' as dimension,
        'all' as dimension_value,
        known.value,
        known.numerator,
        known.denominator,
        coalesce(known.count_n, 0)::integer as count_n,
        coalesce(known.status, 'no_data') as status
    from metrics
    cross join periods
    left join known
        on metrics.metric_code = known.metric_code
        and periods.period_grain = known.period_grain
        and periods.period_start = known.period_start
)

select * from final
