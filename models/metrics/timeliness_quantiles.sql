-- One row per period, measure, basis and level of the company: median and 90th percentile of the minutes taken.
with

timeliness_cohorts as (
    select * from metrics.timeliness_cohorts
),

finished as (
    select
        period_grain, period_start, measure, basis, level, minutes,
        sum(count_tickets) as count_tickets
    from timeliness_cohorts
    where minutes is not null and verdict in ('met', 'missed')
    group by period_grain, period_start, measure, basis, level, minutes
),

ranked as (
    select
        *,
        sum(count_tickets) over (cohort order by minutes) as last_rank,
        sum(count_tickets) over (cohort) as count_finished
    from finished
    window cohort as (partition by period_grain, period_start, measure, basis, level)
),

-- the value at rank k (from 0) is the least one whose cumulated count passes k; between two ranks, linear
bounds as (
    select
        period_grain, period_start, measure, basis, level,
        min(minutes) filter (where last_rank > floor(0.5 * (count_finished - 1))) as median_low,
        min(minutes) filter (where last_rank > ceil(0.5 * (count_finished - 1))) as median_high,
        min(minutes) filter (where last_rank > floor(0.9 * (count_finished - 1))) as p90_low,
        min(minutes) filter (where last_rank > ceil(0.9 * (count_finished - 1))) as p90_high,
        any_value(0.5 * (count_finished - 1) - floor(0.5 * (count_finished - 1))) as median_part,
        any_value(0.9 * (count_finished - 1) - floor(0.9 * (count_finished - 1))) as p90_part
    from ranked
    group by period_grain, period_start, measure, basis, level
),

final as (
    select
        period_grain, period_start, measure, basis, level,
        (median_low + median_part * (median_high - median_low))::double as median_minutes,
        (p90_low + p90_part * (p90_high - p90_low))::double as p90_minutes
    from bounds
)

select * from final
