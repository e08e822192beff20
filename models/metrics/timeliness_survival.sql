-- One row per period, measure and level of the company as applied: the Kaplan-Meier median, counting who still waits.
with

timeliness_cohorts as (
    select * from metrics.timeliness_cohorts
),

-- one still open has waited so long at least; one closed without a time tells nothing
waits as (
    select
        period_grain, period_start, measure, basis, level,
        coalesce(minutes, open_minutes) as minutes,
        coalesce(sum(count_tickets) filter (where minutes is not null), 0)::bigint as count_ended,
        sum(count_tickets)::bigint as count_left
    from timeliness_cohorts
    where basis = 'applied' and verdict in ('met', 'missed', 'pending') and coalesce(minutes, open_minutes) is not null
    group by all
),

at_risk as (
    select
        *,
        sum(count_left) over (cohort order by minutes desc) as count_at_risk
    from waits
    window cohort as (partition by period_grain, period_start, measure, basis, level)
),

-- a product of shares as a sum of logarithms in DECIMAL, which has no order of its own
survived as (
    select
        *,
        sum(if(
            count_ended = count_at_risk,
            -1000,
            ln(1 - count_ended / count_at_risk)
        )::decimal(38, 12)) over (cohort order by minutes) as log_share
    from at_risk
    window cohort as (partition by period_grain, period_start, measure, basis, level)
),

-- the first minute by which half are through; ln 0.5, less what rounding may add
final as (
    select
        period_grain, period_start, measure, basis, level,
        min(minutes) filter (where log_share <= -0.69314717)::double as survival_median_minutes
    from survived
    group by period_grain, period_start, measure, basis, level
)

select * from final
