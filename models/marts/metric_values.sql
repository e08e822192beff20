-- One row per metric, period and dimension value.
with

metrics as (
    select * from policy.metrics
),

periods as (
    select * from metrics.periods
),

known as (
    select * from marts.timeliness_values
    union all by name
    select * from marts.clock_values
    union all by name
    select * from marts.opportunity_values
    union all by name
    select * from marts.money_values
    union all by name
    select * from marts.field_values
    union all by name
    select * from marts.process_values
    union all by name
    select * from marts.feedback_values
    union all by name
    select * from marts.health_values
),

-- of the company each period has a row: one without facts is told apart from one whose facts cannot be judged
wanted as (
    select
        metrics.metric_code,
        periods.period_grain,
        periods.period_start,
        'company' as dimension,
        'all' as dimension_value
    from metrics
    cross join periods
    union
    select metric_code, period_grain, period_start, dimension, dimension_value from known
),

final as (
    select
        wanted.metric_code,
        periods.period_grain,
        periods.period_start,
        periods.period,
        wanted.dimension,
        wanted.dimension_value,
        known.value,
        known.numerator,
        known.denominator,
        coalesce(known.count_n, 0)::integer as count_n,
        coalesce(known.status, 'no_data') as status
    from wanted
    inner join periods using (period_grain, period_start)
    left join known using (metric_code, period_grain, period_start, dimension, dimension_value)
)

select * from final
