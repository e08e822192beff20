-- One row per field metric, period and dimension value with something to count (M-20, M-21).
-- view
with

service_requests as (
    select * from marts.service_requests
),

surveys as (
    select * from warehouse.surveys where request_id is not null
),

clock as (
    select * from policy.clock
),

measured as (
    select 'M-20' as metric_code, closed_at::date as day, is_first_visit_fix::integer::decimal(18, 9) as value
    from service_requests
    where is_closed and count_onsite_tasks > 0
    union all
    -- a closed request without a single recorded visit on record anywhere proves nothing
    select 'M-20', closed_at::date, null
    from service_requests
    where is_closed and count_tasks = 0
    union all
    select
        'M-21',
        surveyed_at::date,
        (total_score / nullif(coalesce(max_score, total_score_max), 0))::decimal(18, 9)
    from surveys
    cross join clock
    where surveyed_at < clock.ends_at
),

final as (
    select
        metric_code,
        period_grain,
        date_trunc(period_grain, day)::date as period_start,
        'company' as dimension,
        'all' as dimension_value,
        (sum(value) / nullif(count(value), 0))::double as value,
        sum(value)::double as numerator,
        count(value)::double as denominator,
        count(value)::integer as count_n,
        if(count(value) > 0, 'ok', 'unknown') as status
    from measured
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    group by metric_code, period_grain, period_start
)

select * from final
