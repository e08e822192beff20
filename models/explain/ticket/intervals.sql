-- The working hours between its start and its end, as the workspace's clock shows them.
with

tickets as (
    select * from metrics.ticket_business_time where ticket_id = $id
),

calendar_intervals as (
    select * from warehouse.calendar_intervals
),

calendar_days as (
    select * from warehouse.calendar_days
),

spans as (
    select
        calendar_no,
        turns,
        offsets,
        started_second - started_offset as from_second,
        coalesce(resolved_second - resolved_offset, clock_second - clock_offset) as to_second
    from tickets
),

clipped as (
    select
        spans.calendar_no,
        spans.turns,
        spans.offsets,
        greatest(calendar_intervals.from_second, spans.from_second) as from_second,
        least(calendar_intervals.to_second, spans.to_second) as to_second
    from spans
    inner join calendar_intervals
        on spans.calendar_no = calendar_intervals.calendar_no
        and calendar_intervals.from_second < spans.to_second
        and calendar_intervals.to_second > spans.from_second
),

shown as (
    select
        calendar_no,
        make_timestamp(1000000 * (
            from_second + offsets[1 + len(list_filter(turns, lambda turn : turn <= from_second))]
        )) as from_at,
        make_timestamp(1000000 * (
            to_second + offsets[1 + len(list_filter(turns, lambda turn : turn <= to_second))]
        )) as to_at,
        to_second - from_second as seconds
    from clipped
),

final as (
    select
        shown.from_at,
        shown.to_at,
        (seconds // 60)::integer as minutes,
        (sum(seconds) over (order by from_at) // 60)::integer as minutes_so_far,
        calendar_days.day_class,
        calendar_days.reason
    from shown
    left join calendar_days
        on shown.calendar_no = calendar_days.calendar_no and shown.from_at::date = calendar_days.date
)

select * from final order by from_at
