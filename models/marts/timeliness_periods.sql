-- One row per period, measure, basis, level and dimension value: of the targets due in it, how many were met.
with

timeliness_counts as (
    select
        'company' as dimension, 'all' as dimension_value, level, is_headline, measure, basis, is_applied, month,
        verdict, sum(count_tickets) as count_tickets
    from metrics.timeliness_counts
    group by all
),

timeliness_dimension_counts as (
    select * from metrics.timeliness_dimension_counts
),

quantiles as (
    select 'company' as dimension, 'all' as dimension_value, * from metrics.timeliness_quantiles
    union all by name
    select *, 'applied' as basis from metrics.timeliness_dimension_quantiles
),

timeliness_survival as (
    select 'company' as dimension, 'all' as dimension_value, * from metrics.timeliness_survival
),

counts as (
    select * from timeliness_counts
    union all by name
    select * from timeliness_dimension_counts
),

based as (
    select * from counts
    union all
    select * replace ('applied' as basis) from counts where is_applied
),

-- each step counts only what the one before has left
months as (
    select
        dimension, dimension_value, measure, basis, level, is_headline, month,
        coalesce(sum(count_tickets) filter (where verdict = 'met'), 0)::integer as count_met,
        coalesce(sum(count_tickets) filter (where verdict = 'missed'), 0)::integer as count_missed,
        coalesce(sum(count_tickets) filter (where verdict = 'pending'), 0)::integer as count_pending,
        coalesce(sum(count_tickets) filter (where verdict = 'unknown'), 0)::integer as count_unknown,
        coalesce(sum(count_tickets) filter (where verdict = 'void'), 0)::integer as count_void
    from based
    group by dimension, dimension_value, measure, basis, level, is_headline, month
),

levels as (
    select * exclude (is_headline) from months where level is not null
    union all
    select * exclude (is_headline) replace ('all' as level) from months
    union all
    select * exclude (is_headline) replace ('headline' as level) from months where is_headline
),

grains as (
    select levels.*, grain.period_grain, date_trunc(grain.period_grain, month)::date as period_start
    from levels
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    where dimension <> 'customer' or grain.period_grain <> 'month'
),

counted as (
    select
        period_grain, period_start, measure, basis, dimension, dimension_value, level,
        sum(count_met)::integer as count_met,
        sum(count_missed)::integer as count_missed,
        sum(count_pending)::integer as count_pending,
        sum(count_unknown)::integer as count_unknown,
        sum(count_void)::integer as count_void
    from grains
    group by period_grain, period_start, measure, basis, dimension, dimension_value, level
),

final as (
    select
        period_grain,
        period_start,
        case period_grain
            when 'month' then strftime(period_start, '%Y-%m')
            when 'quarter' then year(period_start) || 'Q' || quarter(period_start)
            else year(period_start)::varchar
        end as period,
        measure,
        basis,
        dimension,
        dimension_value,
        level,
        count_met + count_missed as count_due,
        count_met,
        count_missed,
        count_pending,
        count_unknown,
        count_void,
        (count_met / nullif(count_met + count_missed, 0))::double as on_time_ratio,
        median_minutes,
        p90_minutes,
        survival_median_minutes
    from counted
    left join quantiles
        using (period_grain, period_start, measure, basis, dimension, dimension_value, level)
    left join timeliness_survival
        using (period_grain, period_start, measure, basis, dimension, dimension_value, level)
)

select * from final
