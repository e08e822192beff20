-- One row per calendar and stretch of working time as instants, with the working seconds before it in its coverage.
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

calendar_coverages as (
    select * from warehouse.calendar_coverages
),

zone_offsets as (
    select * from warehouse.zone_offsets
),

instants as (
    select
        calendar_coverages.calendar_no,
        coverage_no,
        coverage_from_second,
        coverage_to_second,
        greatest(from_local_second - offset_seconds, from_second, coverage_from_second) as from_second,
        least(to_local_second - offset_seconds, to_second, coverage_to_second) as to_second
    from calendar_hours
    inner join calendar_days
        on calendar_hours.calendar_no = calendar_days.calendar_no
        and calendar_hours.date = calendar_days.date
    inner join calendar_coverages
        on calendar_days.calendar_no = calendar_coverages.calendar_no
        and calendar_days.covered_from = calendar_coverages.covered_from
    inner join calendars on calendar_coverages.calendar_no = calendars.calendar_no
    inner join zone_offsets
        on calendars.zone = zone_offsets.zone
        and from_local_second - offset_seconds < zone_offsets.to_second
        and to_local_second - offset_seconds > zone_offsets.from_second
),

-- hours that overlap or touch are one interval; a wall clock that jumps or repeats an hour counts as it shows
marked as (
    select
        *,
        from_second > coalesce(max(to_second) over (
            partition by calendar_no, coverage_no
            order by from_second, to_second
            rows between unbounded preceding and 1 preceding
        ), -1) as is_apart
    from instants
    where from_second < to_second
),

islands as (
    select
        *,
        count_if(is_apart) over (
            partition by calendar_no, coverage_no
            order by from_second, to_second
            rows unbounded preceding
        )::integer as interval_no
    from marked
),

united as (
    select
        calendar_no,
        coverage_no,
        interval_no,
        min(coverage_from_second) as coverage_from_second,
        min(coverage_to_second) as coverage_to_second,
        min(from_second) as from_second,
        max(to_second) as to_second
    from islands
    group by calendar_no, coverage_no, interval_no
),

final as (
    select
        *,
        coalesce(sum(to_second - from_second) over (
            partition by calendar_no, coverage_no
            order by interval_no
            rows between unbounded preceding and 1 preceding
        ), 0)::bigint as seconds_before
    from united
)

select * from final
