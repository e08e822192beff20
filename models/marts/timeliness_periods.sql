-- One row per period, measure, basis, level and dimension value: of the targets due in it, how many were met.
with

timeliness_cohorts as (
    select * from metrics.timeliness_cohorts
),

counted as (
    select
        period_grain, period_start, period, measure, dimension, dimension_value, level,
        coalesce(sum(count_tickets) filter (where verdict = 'met'), 0)::integer as count_met,
        coalesce(sum(count_tickets) filter (where verdict = 'missed'), 0)::integer as count_missed,
        coalesce(sum(count_tickets) filter (where verdict = 'pending'), 0)::integer as count_pending,
        coalesce(sum(count_tickets) filter (where verdict = 'unknown'), 0)::integer as count_unknown,
        coalesce(sum(count_tickets) filter (where verdict = 'void'), 0)::integer as count_void
    from timeliness_cohorts
    group by period_grain, period_start, period, measure, dimension, dimension_value, level
),

finished as (
    select
        period_grain, period_start, measure, dimension, dimension_value, level, minutes,
        sum(count_tickets) as count_tickets
    from timeliness_cohorts
    where minutes is not null and verdict in ('met', 'missed')
    group by period_grain, period_start, measure, dimension, dimension_value, level, minutes
),

ranked as (
    select
        *,
        sum(count_tickets) over (cohort order by minutes) as last_rank,
        sum(count_tickets) over (cohort) as count_finished
    from finished
    window cohort as (partition by period_grain, period_start, measure, dimension, dimension_value, level)
),

-- the value at rank k (from 0) is the least one whose cumulated count passes k; between two ranks, linear
quantiles as (
    select
        period_grain, period_start, measure, dimension, dimension_value, level,
        min(minutes) filter (where last_rank > floor(0.5 * (count_finished - 1))) as median_low,
        min(minutes) filter (where last_rank > ceil(0.5 * (count_finished - 1))) as median_high,
        min(minutes) filter (where last_rank > floor(0.9 * (count_finished - 1))) as p90_low,
        min(minutes) filter (where last_rank > ceil(0.9 * (count_finished - 1))) as p90_high,
        any_value(0.5 * (count_finished - 1) - floor(0.5 * (count_finished - 1))) as median_part,
        any_value(0.9 * (count_finished - 1) - floor(0.9 * (count_finished - 1))) as p90_part
    from ranked
    group by period_grain, period_start, measure, dimension, dimension_value, level
),

measured as (
    select
        counted.*,
        count_met + count_missed as count_due,
        count_met / nullif(count_met + count_missed, 0) as on_time_ratio,
        median_low + median_part * (median_high - median_low) as median_minutes,
        p90_low + p90_part * (p90_high - p90_low) as p90_minutes
    from counted
    left join quantiles using (period_grain, period_start, measure, dimension, dimension_value, level)
),

final as (
    select
        period_grain,
        period_start,
        period,
        measure,
        basis.basis,
        dimension,
        dimension_value,
        level,
        count_due::integer as count_due,
        count_met,
        count_missed,
        count_pending,
        count_unknown,
        count_void,
        on_time_ratio::double as on_time_ratio,
        median_minutes::double as median_minutes,
        p90_minutes::double as p90_minutes
    from measured
    cross join (values ('elapsed'), ('applied')) as basis (basis)
)

select * from final
