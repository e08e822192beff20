-- One row per clock of targets, its coverage and month: the last second of its time that is due in that month.
-- Clock 0 is elapsed time in seconds since 1970; the others are calendars, in working seconds since the coverage began.
with

calendar_blocks as (
    select * from warehouse.calendar_blocks
),

calendar_clocks as (
    select * from metrics.calendar_clocks
),

zone_turns as (
    select * from warehouse.zone_turns
),

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

widest as (
    select coalesce(2 * max(limit_minutes), 0) + 15 as minutes from policy.sla_targets
),

covered as (
    select calendar_no, coverage_no, min(known_from) as known_from, max(known_to) as known_to
    from calendar_blocks
    group by calendar_no, coverage_no
),

calendar_months as (
    select
        covered.*,
        unnest(generate_series(
            date_trunc('month', make_timestamp(known_from * 1000000)), make_timestamp(known_to * 1000000),
            interval 1 month
        ))::date as month
    from covered
),

calendar_ends as (
    select
        calendar_months.*,
        block_seconds,
        least(epoch_us((month + interval 1 month)::timestamp) // 1000000 - 1, known_to) as last_second
    from calendar_months
    inner join calendar_clocks on calendar_months.calendar_no = calendar_clocks.calendar_no
),

elapsed_months as (
    select
        unnest(generate_series(
            date_trunc('month', min(started_at)),
            max(started_at) + to_seconds(max(held_seconds)) + to_minutes(any_value(minutes)) + interval 40 day,
            interval 1 month
        ))::date as month
    from ticket_timeliness
    cross join widest
),

elapsed_ends as (
    select month, epoch_us((month + interval 1 month)::timestamp) // 1000000 as next_second from elapsed_months
),

ends as (
    select
        calendar_ends.calendar_no as clock_no,
        calendar_ends.coverage_no,
        month,
        seconds_before + greatest(least(last_second, works_to) - works_from, 0) as position_to
    from calendar_ends
    inner join calendar_blocks
        on calendar_ends.calendar_no = calendar_blocks.calendar_no
        and calendar_ends.coverage_no = calendar_blocks.coverage_no
        and last_second // block_seconds = block
    union all
    select
        0,
        0,
        month,
        next_second - offsets[1 + len(list_filter(local_turns, lambda turn : turn <= next_second))] - 1
    from elapsed_ends
    cross join zone_turns
),

numbered as (
    select
        *,
        lag(position_to) over months as position_from,
        row_number() over months as place,
        count(*) over (partition by clock_no, coverage_no) as count_months,
        if(clock_no = 0, null, max(position_to) over (partition by clock_no, coverage_no)) as position_end
    from ends
    window months as (partition by clock_no, coverage_no order by month)
),

-- how many months after it a target of what begins in this month may fall due in, if nothing is taken from the time
final as (
    select
        numbered.clock_no,
        numbered.coverage_no,
        numbered.month,
        numbered.place,
        numbered.position_from,
        numbered.position_to,
        numbered.position_end,
        (numbered.count_months - numbered.place)::integer as count_after,
        count(later.month)::integer as count_within_reach
    from numbered
    cross join widest
    left join numbered as later
        on numbered.clock_no = later.clock_no
        and numbered.coverage_no = later.coverage_no
        and later.place > numbered.place
        and later.position_from < numbered.position_to + widest.minutes * 60
    group by all
)

select * from final
