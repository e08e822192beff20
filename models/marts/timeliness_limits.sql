-- One row per month, measure and level of the company: its on-time ratio and the natural limits it is held against.
with

timeliness_periods as (
    select * from marts.timeliness_periods
),

settings as (
    select
        try_cast(any_value(value) filter (where name = 'baseline_from') as date) as baseline_from,
        try_cast(any_value(value) filter (where name = 'baseline_to') as date) as baseline_to
    from policy.settings
),

clock as (
    select * from policy.clock
),

-- a sum of doubles depends on its order
months as (
    select
        measure,
        level,
        period_start,
        period,
        count_due,
        on_time_ratio::decimal(18, 12) as ratio,
        period_start + interval 1 month <= clock.ends_at as is_complete,
        min(period_start) over () as first_month
    from timeliness_periods
    cross join clock
    where period_grain = 'month' and basis = 'applied' and dimension = 'company'
),

-- whether the first month of the data is whole nobody can tell: it is in only if the company says so
eligible as (
    select
        months.measure,
        months.level,
        months.period_start,
        months.ratio,
        row_number() over (partition by months.measure, months.level order by months.period_start) as rank,
        baseline_to
    from months
    cross join settings
    where is_complete
        and ratio is not null
        and (period_start >= baseline_from or (baseline_from is null and period_start > first_month))
),

baseline as (
    select
        *,
        abs(ratio - lag(ratio) over (partition by measure, level order by period_start)) as moving_range
    from eligible
    where if(baseline_to is null, rank <= 12, period_start + interval 1 month <= baseline_to + interval 1 day)
),

-- fewer than six months say nothing of what is natural
limits as (
    select
        measure,
        level,
        count(*)::integer as count_baseline,
        case when count(*) >= 6 then round(avg(ratio), 12)::decimal(18, 12) end as centre,
        case when count(*) >= 6 then 2.66 * round(avg(moving_range), 12)::decimal(18, 12) end as reach
    from baseline
    group by measure, level
),

sided as (
    select
        months.*,
        baseline.ratio is not null as is_baseline,
        coalesce(limits.count_baseline, 0) as count_baseline,
        limits.centre,
        limits.reach,
        case when is_complete then sign(months.ratio - limits.centre)::integer end as side
    from months
    left join limits on months.measure = limits.measure and months.level = limits.level
    left join baseline
        on months.measure = baseline.measure
        and months.level = baseline.level
        and months.period_start = baseline.period_start
),

runs as (
    select
        *,
        row_number() over (partition by measure, level, side is null order by period_start)
            - row_number() over (partition by measure, level, side order by period_start) as run
    from sided
),

measured as (
    select *, row_number() over (partition by measure, level, side, run order by period_start) as run_length from runs
),

final as (
    select
        measure,
        level,
        period_start,
        period,
        count_due,
        ratio::double as value,
        centre::double as centre,
        if(centre is null, null, greatest(centre - reach, 0))::double as lower, -- greatest and least pass over null
        if(centre is null, null, least(centre + reach, 1))::double as upper,
        count_baseline,
        is_baseline,
        is_complete,
        case
            when side is null then null
            when ratio < centre - reach then 'below'
            when ratio > centre + reach then 'above'
            when run_length >= 8 and side < 0 then 'run_below'
            when run_length >= 8 and side > 0 then 'run_above'
        end as signal
    from measured
)

select * from final
