-- One row per calendar, day and stretch of working hours that begins on it, in the calendar's own zone.
with

calendars as (
    select * from warehouse.calendars
),

calendar_days as (
    select * from warehouse.calendar_days
),

hours as (
    select calendars.calendar_no, hours.*
    from policy.calendar_hours as hours
    inner join calendars on hours.calendar = calendars.calendar
),

own_hours as (
    select calendars.calendar_no, own.*
    from policy.calendar_days as own
    inner join calendars on own.calendar = calendars.calendar
    where own.kind = 'hours'
),

-- which days a line of hours is for; a make-up day without hours of its own takes Monday's
meant as (
    select
        *,
        unnest(case day
            when 'every' then ['1', '2', '3', '4', '5', '6', '7', 'makeup', 'holiday']
            when 'workday' then ['1', '2', '3', '4', '5', 'makeup']
            when 'makeup' then ['makeup']
            when 'holiday' then ['holiday']
            when 'mon' then ['1', 'makeup']
            else [(list_position(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], day))::varchar]
        end) as day_key
    from hours
),

matched as (
    select
        calendar_days.calendar_no,
        calendar_days.date,
        meant.start_time,
        meant.end_time,
        meant.day_key = 'makeup' and meant.day = 'mon' as is_stand_in,
        meant.day in ('makeup', 'workday') as is_for_makeup
    from calendar_days
    inner join meant
        on calendar_days.calendar_no = meant.calendar_no
        and if(calendar_days.day_class = 'regular', calendar_days.weekday::varchar, calendar_days.day_class)
            = meant.day_key
        and calendar_days.date >= coalesce(meant.valid_from, date '0001-01-01')
        and calendar_days.date <= coalesce(meant.valid_to, date '9999-12-31')
        and (
            meant.every_weeks = 1
            or (date_trunc('week', calendar_days.date)::date - date_trunc('week', meant.valid_from)::date) // 7
                % meant.every_weeks = 0
        )
),

in_force as (
    select calendar_no, date, start_time, end_time
    from matched
    qualify not is_stand_in or not bool_or(is_for_makeup) over (partition by calendar_no, date)
    union all
    select calendar_days.calendar_no, calendar_days.date, own_hours.start_time, own_hours.end_time
    from calendar_days
    inner join own_hours
        on calendar_days.calendar_no = own_hours.calendar_no
        and calendar_days.date = own_hours.date
),

minutes as (
    select
        *,
        split_part(start_time, ':', 1)::integer * 60 + split_part(start_time, ':', 2)::integer as start_minute,
        split_part(end_time, ':', 1)::integer * 60 + split_part(end_time, ':', 2)::integer as end_minute
    from in_force
),

-- seconds since 1970 by the clock on the wall; an end at or before the start is on the next day
final as (
    select
        calendar_no,
        (date - date '1970-01-01')::bigint * 86400 + start_minute * 60 as from_local_second,
        (date - date '1970-01-01')::bigint * 86400 + end_minute * 60
            + if(end_minute <= start_minute, 86400, 0) as to_local_second,
        date
    from minutes
)

select * from final
