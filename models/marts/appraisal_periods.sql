-- One row per period of appraisal that has begun.
-- view
with

periods as (
    select * from metrics.periods
),

grains as (
    select unnest(string_split(value, '|')) as period_grain from policy.settings where name = 'appraisal_grains'
),

clock as (
    select * from policy.clock
),

final as (
    select
        periods.period_grain,
        period_start,
        period,
        case periods.period_grain when 'month' then 1 when 'quarter' then 3 else 12 end as months,
        last_day((period_start + to_months(
            case periods.period_grain when 'month' then 0 when 'quarter' then 2 else 11 end
        ))::date) as period_end,
        periods.period_grain = case
            when exists (select 1 from grains where period_grain = 'month') then 'month'
            when exists (select 1 from grains where period_grain = 'quarter') then 'quarter'
            else 'year'
        end as is_finest,
        clock.as_of
    from periods
    semi join grains on periods.period_grain = grains.period_grain
    cross join clock
)

select * from final
