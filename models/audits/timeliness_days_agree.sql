-- Months in which the days do not add up to what timeliness_periods counts.
with

timeliness_days as (
    select * from marts.timeliness_days
),

timeliness_periods as (
    select * from marts.timeliness_periods
),

by_day as (
    select
        measure,
        level,
        date_trunc('month', date)::date as month,
        sum(count_due) as count_due,
        sum(count_missed) as count_missed
    from timeliness_days
    group by measure, level, month
),

by_period as (
    select measure, level, period_start as month, count_due, count_missed
    from timeliness_periods
    where basis = 'applied'
        and dimension = 'company'
        and period_grain = 'month'
        and period_start >= date '2000-01-01'
),

offending as (
    select
        coalesce(by_day.measure, by_period.measure) as measure,
        coalesce(by_day.level, by_period.level) as level,
        coalesce(by_day.month, by_period.month) as month,
        coalesce(by_day.count_due, 0) as due_by_day,
        coalesce(by_period.count_due, 0) as due_by_period,
        coalesce(by_day.count_missed, 0) as missed_by_day,
        coalesce(by_period.count_missed, 0) as missed_by_period
    from by_day
    full join by_period
        on by_day.measure = by_period.measure
        and by_day.level = by_period.level
        and by_day.month = by_period.month
    where coalesce(by_day.count_due, 0) <> coalesce(by_period.count_due, 0)
        or coalesce(by_day.count_missed, 0) <> coalesce(by_period.count_missed, 0)
)

select * from offending
