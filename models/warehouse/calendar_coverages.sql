-- One row per calendar and stretch of days it covers without a gap, as instants in seconds since 1970.
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

zone_offsets as (
    select * from warehouse.zone_offsets
),

-- hours past midnight of the day before the first covered one are not known: coverage begins after them
overhangs as (
    select calendar_no, max(greatest(to_local_second % 86400, 0)) as overhang_seconds
    from calendar_hours
    where to_local_second // 86400 > from_local_second // 86400
    group by calendar_no
),

stretches as (
    select
        calendar_days.calendar_no,
        calendar_days.covered_from as date,
        (covered_from - date '1970-01-01')::bigint * 86400 + coalesce(any_value(overhang_seconds), 0)
            as from_local_second,
        (covered_to - date '1970-01-01' + 1)::bigint * 86400 as to_local_second
    from calendar_days
    left join overhangs on calendar_days.calendar_no = overhangs.calendar_no
    group by calendar_days.calendar_no, covered_from, covered_to
),

-- a wall clock that jumps or repeats an hour: what counts is what it shows at an instant
coverages as (
    select
        stretches.calendar_no,
        row_number() over (partition by stretches.calendar_no order by stretches.date)::integer as coverage_no,
        stretches.date as covered_from,
        min(greatest(from_local_second - offset_seconds, from_second)) as coverage_from_second,
        max(least(to_local_second - offset_seconds, to_second)) as coverage_to_second
    from stretches
    inner join calendars on stretches.calendar_no = calendars.calendar_no
    inner join zone_offsets on calendars.zone = zone_offsets.zone
    where from_local_second - offset_seconds < to_second and to_local_second - offset_seconds > from_second
    group by stretches.calendar_no, stretches.date
)

select * from coverages
