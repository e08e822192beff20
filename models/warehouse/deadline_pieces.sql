-- One row per calendar and stretch of working time with one offset of the workspace's clock.
-- The local second at which so many seconds are worked is seconds + shift, for seconds_before < seconds <= seconds_then.
with

calendar_intervals as (
    select * from warehouse.calendar_intervals
),

calendar_stretches as (
    select * from warehouse.calendar_stretches
),

cut as (
    select
        calendar_intervals.calendar_no,
        calendar_intervals.coverage_no,
        offset_seconds,
        seconds_before,
        calendar_intervals.from_second as interval_from,
        -- the instant at which the clock is moved it shows as the new time: a second earlier is the last of the old
        greatest(calendar_intervals.from_second, calendar_stretches.from_second - 1) as from_second,
        if(
            calendar_intervals.to_second > calendar_stretches.to_second,
            calendar_stretches.to_second - 1,
            calendar_intervals.to_second
        ) as to_second
    from calendar_intervals
    inner join calendar_stretches
        on calendar_intervals.calendar_no = calendar_stretches.calendar_no
        and calendar_intervals.coverage_no = calendar_stretches.coverage_no
        and calendar_intervals.from_second < calendar_stretches.to_second
        and calendar_intervals.to_second > calendar_stretches.from_second
),

final as (
    select
        calendar_no,
        coverage_no,
        seconds_before + from_second - interval_from as seconds_before,
        seconds_before + to_second - interval_from as seconds_then,
        interval_from + offset_seconds - seconds_before as shift
    from cut
)

select * from final
