-- One row per calendar and day that it covers: what kind of day it is there.
with

calendars as (
    select * from warehouse.calendars
),

hours as (
    select * from policy.calendar_hours
),

overrides as (
    select calendar, date, min(kind) as kind, min(reason) as reason from policy.calendar_days group by calendar, date
),

official_days as (
    select * from policy.official_days
),

-- a year without a notice is unknown: never taken for Monday to Friday
stretches as (
    select calendar_no, make_date(year, 1, 1) as first_day, make_date(year, 12, 31) as last_day
    from calendars
    cross join (select distinct year from official_days) as years
    where holidays = 'cn'
    union all
    select calendar_no, covered_from, covered_to from calendars where holidays = 'none'
),

dates as (
    select
        calendars.*,
        unnest(generate_series(
            greatest(stretches.first_day, calendars.covered_from),
            least(stretches.last_day, calendars.covered_to),
            interval 1 day
        ))::date as date
    from calendars
    inner join stretches on calendars.calendar_no = stretches.calendar_no
),

-- nor is a day before the first hours were laid down a day without work
covered as (
    select dates.*
    from dates
    semi join hours
        on dates.calendar = hours.calendar
        and dates.date >= coalesce(hours.valid_from, date '0001-01-01')
        and dates.date <= coalesce(hours.valid_to, date '9999-12-31')
),

counted as (
    select *, date - row_number() over (partition by calendar_no order by date)::integer as stretch from covered
),

classed as (
    select
        counted.calendar_no,
        isodow(counted.date)::integer as weekday,
        min(counted.date) over (partition by counted.calendar_no, counted.stretch) as covered_from,
        max(counted.date) over (partition by counted.calendar_no, counted.stretch) as covered_to,
        counted.date,
        case
            when overrides.kind = 'hours' then 'own'
            when coalesce(overrides.kind, official_days.kind) = 'holiday' then 'holiday'
            when coalesce(overrides.kind, official_days.kind) = 'workday' and isodow(counted.date) > 5 then 'makeup'
            else 'regular'
        end as day_class,
        coalesce(overrides.reason, official_days.name) as reason
    from counted
    left join overrides on counted.calendar = overrides.calendar and counted.date = overrides.date
    left join official_days on counted.holidays = 'cn' and counted.date = official_days.date
)

select * from classed
