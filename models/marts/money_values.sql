-- One row per money metric, period and dimension value with something to count (M-46, M-47, M-51, M-52).
-- view
with

money_items as (
    select * from metrics.money_items where side = 'income' and month is not null
),

work_costs as (
    select * from metrics.work_costs where reason is distinct from 'not_approved'
),

utilisation_months as (
    select * from metrics.utilisation_months
),

grains as (
    select * from (values ('month'), ('quarter'), ('year')) as grain (period_grain)
),

orders as (
    select 'M-47' as metric_code, 'company' as dimension, 'all' as dimension_value, month, entity_id, amount, reason
    from money_items
    where entity = 'service_orders'
    union all
    select 'M-47', 'kind', if(category = 'labour', 'labour', 'parts'), month, entity_id, amount, reason
    from money_items
    where category in ('parts', 'labour')
    union all
    select 'M-46', 'company', 'all', month, entity_id, amount, reason from money_items where category = 'paid_service'
),

sums as (
    select
        metric_code,
        period_grain,
        date_trunc(period_grain, month)::date as period_start,
        dimension,
        dimension_value,
        sum(amount)::double as value,
        null::double as numerator,
        null::double as denominator,
        count(distinct entity_id) filter (where reason is null)::integer as count_n
    from orders
    cross join grains
    group by metric_code, period_grain, period_start, dimension, dimension_value
),

shares as (
    select
        'M-52' as metric_code, period_grain, date_trunc(period_grain, work_date)::date as period_start,
        sum(seconds) filter (where work_line = 'relationship') as part, sum(seconds) as whole, count(seconds) as count_n
    from work_costs
    cross join grains
    group by period_grain, period_start
    union all
    select
        'M-51', period_grain, date_trunc(period_grain, month)::date as period_start,
        sum(chargeable_seconds) filter (where available_seconds is not null),
        sum(available_seconds) filter (where chargeable_seconds is not null),
        count(*) filter (where chargeable_seconds is not null and available_seconds is not null)
    from utilisation_months
    cross join grains
    group by period_grain, period_start
),

final as (
    select *, if(value is null, 'unknown', 'ok') as status from sums
    union all by name
    select
        metric_code,
        period_grain,
        period_start,
        'company' as dimension,
        'all' as dimension_value,
        if(count_n > 0, coalesce(part, 0) / nullif(whole, 0), null)::double as value,
        if(count_n > 0, coalesce(part, 0) / 3600, null)::double as numerator,
        (whole / 3600)::double as denominator,
        count_n::integer as count_n,
        if(count_n > 0 and whole > 0, 'ok', 'unknown') as status
    from shares
)

select * from final
