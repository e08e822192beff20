-- One row per metric of health and of the three degrees, period and dimension value (M-44, M-45, M-48 to M-50).
-- view
with

contract_ends as (
    select * from metrics.contract_ends
),

uplift_periods as (
    select * from marts.uplift_periods
),

behaviour_periods as (
    select * from marts.behaviour_periods
),

customer_health as (
    select * from marts.customer_health where tenure_months is not null and contract_amount is not null
),

ends as (
    select
        period_grain,
        period_start,
        least(
            period_start + case period_grain when 'month' then interval 1 month when 'quarter' then interval 3 month
                else interval 1 year end - interval 1 day,
            as_of
        )::date as last_day
    from metrics.periods
    cross join policy.clock
),

-- of the twelve months up to the period's end
yearly as (
    select
        period_grain,
        period_start,
        count_if(end_date > year_before and end_date <= last_day) as count_due,
        count_if(end_date > year_before and end_date <= last_day and is_renewed) as count_renewed,
        sum(amount) filter (where end_date > year_before and end_date <= last_day) as due_amount,
        sum(amount) filter (where end_date > year_before and end_date <= last_day and is_renewed) as renewed_amount,
        bool_and(is_renewed is not null) as is_known,
        count_if(signed_date > year_before and kind in ('upsell', 'repeat')) as count_upsells,
        sum(amount) filter (where signed_date > year_before and kind in ('upsell', 'repeat')) as upsell_amount
    from (select *, (last_day - interval 1 year)::date as year_before from ends)
    inner join contract_ends on signed_date <= last_day
    group by all
),

final as (
    select 'M-48' as metric_code, period_grain, period_start, 'company' as dimension, 'all' as dimension_value,
        if(is_known, count_renewed / nullif(count_due, 0), null)::double as value,
        if(is_known, count_renewed, null)::double as numerator, count_due::double as denominator,
        count_due::integer as count_n, if(is_known and count_due > 0, 'ok', 'unknown') as status
    from yearly
    union all
    select 'M-48', period_grain, period_start, 'basis', 'amount',
        if(is_known, coalesce(renewed_amount, 0) / nullif(due_amount, 0), null)::double,
        if(is_known, coalesce(renewed_amount, 0), null)::double, due_amount::double,
        count_due::integer, if(is_known and due_amount > 0, 'ok', 'unknown')
    from yearly
    union all
    select 'M-49', period_grain, period_start, 'company', 'all', if(count_upsells = 0, 0, upsell_amount)::double,
        null, null, count_upsells::integer, if(count_upsells > 0 and upsell_amount is null, 'unknown', 'ok')
    from yearly
    union all
    select 'M-50', period_grain, period_start, 'company', 'all', sum(tenure_months) / count(*), null, null,
        count(*)::integer, 'ok'
    from (
        select ends.period_grain, ends.period_start, tenure_months
        from ends
        inner join customer_health on date_trunc('quarter', ends.last_day)::date = customer_health.period_start
        where ends.period_grain <> 'month'
    )
    group by all
    union all
    select 'M-44', period_grain, period_start, 'company', 'all',
        sum((uplift * 1000000000)::bigint) / (1000000000 * count(uplift)), null, null,
        max(count_matched_persons)::integer, if(count(uplift) > 0, 'ok', 'unknown')
    from uplift_periods
    where dimension = 'company'
    group by all
    union all
    select 'M-44', period_grain, period_start, 'degree', degree, uplift, null, null, count_matched_persons,
        if(uplift is null, 'unknown', 'ok')
    from uplift_periods
    where dimension = 'company'
    union all
    select 'M-45', period_grain, period_start, if(project_type = 'all', 'company', 'project_type'), project_type,
        mastery_ratio, count_known, count_required, count_projects, if(mastery_ratio is null, 'unknown', 'ok')
    from behaviour_periods
    union all
    select 'M-45', period_grain, period_start, 'change', project_type, uplift, null, null, count_matched,
        if(uplift is null, 'unknown', 'ok')
    from behaviour_periods
)

select * from final
