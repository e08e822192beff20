-- One row per month, quarter and year from the first fact to the clock.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

opportunities as (
    select * from warehouse.opportunities
),

clock as (
    select * from policy.clock
),

firsts as (
    select min(submitted_month)::date as first_day from ticket_timeliness
    union all
    select min(created_at)::date from opportunities
    union all
    select min(closed_at)::date from opportunities
),

months as (
    select unnest(generate_series(
        date_trunc('month', greatest(min(first_day), date '2000-01-01')),
        date_trunc('month', any_value(clock.as_of)),
        interval 1 month
    ))::date as month
    from firsts
    cross join clock
),

final as (
    select distinct
        grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start,
        case grain.period_grain
            when 'month' then strftime(date_trunc('month', month), '%Y-%m')
            when 'quarter' then year(month) || 'Q' || quarter(month)
            else year(month)::varchar
        end as period
    from months
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
)

select * from final
