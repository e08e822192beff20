-- One row per metric of the company and period: its value beside those of the period before and of a year before.
with

metric_values as (
    select * from marts.metric_values where dimension = 'company'
),

target_periods as (
    select * from marts.target_periods where dimension = 'company'
),

spring_festivals as (
    select * from metrics.spring_festivals
),

periods as (
    select distinct period_grain, period_start from metric_values
),

-- the festival's month, the one before and the one after stand against those of the lunar year before
shifts as (
    select
        (festival.month + to_months(place.place))::date as period_start,
        (earlier.month + to_months(place.place))::date as festival_start
    from spring_festivals as festival
    inner join spring_festivals as earlier on festival.year = earlier.year + 1
    cross join (values (-1), (0), (1)) as place (place)
),

covered as (
    select min(month) + interval 1 month as first_start, max(month) as last_start from spring_festivals
),

starts as (
    select
        periods.period_grain,
        periods.period_start,
        (case periods.period_grain
            when 'month' then periods.period_start - interval 1 month
            when 'quarter' then periods.period_start - interval 3 month
            else periods.period_start - interval 12 month
        end)::date as previous_start,
        (periods.period_start - interval 12 month)::date as year_start,
        case
            when periods.period_start not between covered.first_start and covered.last_start then null
            when periods.period_grain = 'month' and shifts.festival_start is not null then shifts.festival_start
            else (periods.period_start - interval 12 month)::date
        end as festival_start
    from periods
    cross join covered
    left join shifts on periods.period_start = shifts.period_start
),

final as (
    select
        now.metric_code, now.period_grain, now.period_start, now.period, now.value, now.numerator, now.denominator,
        now.count_n, now.status, target_periods.target,
        starts.previous_start, previous.value as previous_value,
        starts.year_start, a_year_before.value as year_value,
        starts.festival_start, festival.value as festival_value
    from metric_values as now
    inner join starts
        on now.period_grain = starts.period_grain and now.period_start = starts.period_start
    left join metric_values as previous
        on now.metric_code = previous.metric_code and now.period_grain = previous.period_grain
        and starts.previous_start = previous.period_start
    left join metric_values as a_year_before
        on now.metric_code = a_year_before.metric_code and now.period_grain = a_year_before.period_grain
        and starts.year_start = a_year_before.period_start
    left join metric_values as festival
        on now.metric_code = festival.metric_code and now.period_grain = festival.period_grain
        and starts.festival_start = festival.period_start
    left join target_periods
        on now.metric_code = target_periods.metric_code and now.period_grain = target_periods.period_grain
        and now.period_start = target_periods.period_start
)

select * from final
