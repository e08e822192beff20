-- One row per period, measure, level or group of levels, dimension value, verdict and minutes taken.
-- view
with

timeliness_counts as (
    select * from metrics.timeliness_counts
),

grains as (
    select
        timeliness_counts.*,
        grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start
    from timeliness_counts
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
),

levels as (
    select *, level as cohort_level from grains where level is not null
    union all
    select *, 'all' from grains
    union all
    select *, 'headline' from grains where is_headline
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
        dimension,
        dimension_value,
        cohort_level as level,
        verdict,
        minutes,
        sum(count_tickets)::bigint as count_tickets
    from levels
    group by all
)

select * from final
