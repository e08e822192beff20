-- One row per calendar and stretch of working time within one stretch of local times, in local seconds since 1970.
with

calendar_intervals as (
    select * from warehouse.calendar_intervals
),

calendar_stretches as (
    select * from warehouse.calendar_stretches
),

cut as (
    select
        calendar_stretches.calendar_no,
        calendar_stretches.coverage_no,
        calendar_stretches.from_local_second as stretch,
        calendar_intervals.seconds_before,
        calendar_intervals.from_second + offset_seconds as interval_from,
        greatest(calendar_intervals.from_second + offset_seconds, from_local_second) as works_from,
        least(calendar_intervals.to_second + offset_seconds, to_local_second) as works_to
    from calendar_stretches
    inner join calendar_intervals
        on calendar_stretches.calendar_no = calendar_intervals.calendar_no
        and calendar_stretches.coverage_no = calendar_intervals.coverage_no
        and calendar_intervals.from_second + offset_seconds < to_local_second
        and calendar_intervals.to_second + offset_seconds > from_local_second
),

final as (
    select * replace (seconds_before + works_from - interval_from as seconds_before) from cut
)

select * from final
