-- One row per calendar and day that it covers: whether it is a working day, which one, and when work begins and ends.
with

calendars as (
    select * from warehouse.calendars
),

calendar_days as (
    select * from warehouse.calendar_days
),

calendar_hours as (
    select * from warehouse.calendar_hours
),

hours as (
    select
        calendar_no,
        date,
        min(from_local_second) as opens_local_second,
        max(to_local_second) as closes_local_second
    from calendar_hours
    group by calendar_no, date
),

-- hours on a holiday are somebody on duty, not a working day
final as (
    select
        calendars.calendar,
        calendar_days.calendar_no,
        day_class,
        reason,
        count_if(hours.date is not null and day_class <> 'holiday') over (
            partition by calendar_days.calendar_no, calendar_days.covered_from
            order by calendar_days.date
        )::integer as workday_no,
        hours.date is not null and day_class <> 'holiday' as is_workday,
        calendar_days.date,
        calendar_days.covered_from,
        calendar_days.covered_to,
        make_timestamp(opens_local_second * 1000000) as opens_at,
        make_timestamp(closes_local_second * 1000000) as closes_at
    from calendar_days
    inner join calendars on calendar_days.calendar_no = calendars.calendar_no
    left join hours
        on calendar_days.calendar_no = hours.calendar_no
        and calendar_days.date = hours.date
)

select * from final
