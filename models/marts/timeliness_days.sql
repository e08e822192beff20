-- One row per day, measure and level: how many targets were due on it, and how many of them were missed.
with

tickets as (
    select * from marts.tickets
),

business_days as (
    select * from warehouse.business_days
),

calendars as (
    select * from warehouse.calendars
),

clock as (
    select * from policy.clock
),

-- the company's own calendar, whichever each ticket is counted by
working_days as (
    select business_days.date, business_days.is_workday as is_working
    from business_days
    inner join calendars on business_days.calendar_no = calendars.calendar_no
    where calendars.is_default
),

-- one pass over the tickets for all three measures
counted_once as materialized (
    select
        acknowledge_due_at::date as acknowledge_date,
        response_due_at::date as response_date,
        resolution_due_at::date as resolution_date,
        acknowledge_verdict,
        response_verdict,
        resolution_verdict,
        level,
        is_headline,
        count(*) as count_tickets
    from tickets
    group by all
),

judged as (
    select
        'acknowledge' as measure,
        acknowledge_date as date,
        acknowledge_verdict as verdict,
        level,
        is_headline,
        count_tickets
    from counted_once
    union all
    select 'response', response_date, response_verdict, level, is_headline, count_tickets from counted_once
    union all
    select 'resolution', resolution_date, resolution_verdict, level, is_headline, count_tickets from counted_once
),

levels as (
    select measure, date, verdict, level, count_tickets from judged where level is not null
    union all
    select measure, date, verdict, 'all', count_tickets from judged
    union all
    select measure, date, verdict, 'headline', count_tickets from judged where is_headline
),

counted as (
    select
        measure,
        level,
        date,
        sum(count_tickets)::integer as count_due,
        coalesce(sum(count_tickets) filter (where verdict = 'missed'), 0)::integer as count_missed
    from levels
    where verdict in ('met', 'missed')
    group by measure, level, date
),

-- a day on which nothing was due has a row too, else a quiet day and a day without data would look the same
dates as (
    select unnest(generate_series(
        greatest(min(counted.date), date '2000-01-01'),
        greatest(max(counted.date), any_value(clock.as_of)),
        interval 1 day
    ))::date as date
    from counted
    cross join clock
),

days as (
    select series.measure, series.level, dates.date
    from dates
    cross join (select distinct measure, level from counted) as series
),

final as (
    select
        days.date,
        days.measure,
        days.level,
        coalesce(counted.count_due, 0) as count_due,
        coalesce(counted.count_missed, 0) as count_missed,
        working_days.is_working
    from days
    left join counted
        on days.date = counted.date
        and days.measure = counted.measure
        and days.level = counted.level
    left join working_days on days.date = working_days.date
)

select * from final
