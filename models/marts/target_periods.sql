-- One row per metric, period and dimension value for which the executives set a target: how far the value is from it.
with

metric_values as (
    select * from marts.metric_values
),

targets as (
    select * from policy.targets
),

final as (
    select
        metric_values.metric_code,
        metric_values.period_grain,
        metric_values.period_start,
        metric_values.period,
        metric_values.dimension,
        metric_values.dimension_value,
        targets.target::double as target,
        metric_values.value,
        metric_values.value - targets.target::double as gap,
        metric_values.count_n
    from metric_values
    inner join targets
        on metric_values.metric_code = targets.metric_code
        and metric_values.dimension = targets.dimension
        and metric_values.dimension_value = targets.dimension_value
        and metric_values.period_start >= coalesce(targets.valid_from, date '0001-01-01')
        and metric_values.period_start <= coalesce(targets.valid_to, date '9999-12-31')
)

select * from final
