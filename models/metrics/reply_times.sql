-- One row per wait of a customer for the next reply: how long, less pauses if the company deducts them, and its limit.
-- view
with

reply_waits as (
    select * from metrics.reply_waits
),

ticket_states as (
    select * from warehouse.ticket_states where status = 'paused'
),

calendars as (
    select * from warehouse.calendars
),

calendar_clocks as (
    select * from metrics.calendar_clocks
),

calendar_blocks as (
    select * from warehouse.calendar_blocks
),

zone_turns as (
    select * from warehouse.zone_turns
),

sla_targets as (
    select * replace (
        coalesce(valid_from, date '0001-01-01') as valid_from,
        coalesce(valid_to, date '9999-12-31') as valid_to
    )
    from policy.sla_targets
    where measure = 'next_reply'
),

settings as (
    select bool_or(name = 'pauses' and value = 'deduct') as deducts_pauses from policy.settings
),

-- a pause is taken from the wait that it falls into (A-05)
spans as (
    select ticket_id, asked_at, calendar, false as is_pause, asked_at as from_at, waited_until as to_at
    from reply_waits
    union all
    select reply_waits.ticket_id, asked_at, calendar, true, greatest(from_at, asked_at), least(to_at, waited_until)
    from reply_waits
    inner join ticket_states on reply_waits.ticket_id = ticket_states.ticket_id
    cross join settings
    where deducts_pauses and greatest(from_at, asked_at) < least(to_at, waited_until)
),

seconds as (
    select
        spans.*,
        calendars.calendar_no,
        block_seconds,
        epoch_us(from_at) // 1000000 as from_second,
        epoch_us(to_at) // 1000000 as to_second,
        to_second - offsets[1 + len(list_filter(local_turns, lambda turn : turn <= to_second))]
            - from_second + offsets[1 + len(list_filter(local_turns, lambda turn : turn <= from_second))]
            as elapsed_seconds
    from spans
    cross join zone_turns
    inner join calendars on spans.calendar = calendars.calendar
    inner join calendar_clocks on calendars.calendar_no = calendar_clocks.calendar_no
),

counted as (
    select
        seconds.*,
        began.coverage_no,
        case
            when from_second between began.known_from and began.known_to
                then began.seconds_before + greatest(least(from_second, began.works_to) - began.works_from, 0)
        end as worked_from,
        case
            when ended.coverage_no = began.coverage_no and to_second between ended.known_from and ended.known_to
                then ended.seconds_before + greatest(least(to_second, ended.works_to) - ended.works_from, 0)
        end as worked_to
    from seconds
    left join calendar_blocks as began
        on seconds.calendar_no = began.calendar_no and from_second // block_seconds = began.block
    left join calendar_blocks as ended
        on seconds.calendar_no = ended.calendar_no and to_second // block_seconds = ended.block
),

summed as (
    select
        ticket_id,
        asked_at,
        any_value(calendar_no) as calendar_no,
        any_value(coverage_no) filter (where not is_pause) as coverage_no,
        any_value(worked_from) filter (where not is_pause) as asked_worked,
        sum(elapsed_seconds) filter (where not is_pause)::bigint as elapsed_seconds,
        coalesce(sum(elapsed_seconds) filter (where is_pause), 0)::bigint as held_seconds,
        sum(worked_to - worked_from) filter (where not is_pause)::bigint as business_seconds,
        if(
            count_if(is_pause and (worked_to is null or worked_from is null)) = 0,
            coalesce(sum(worked_to - worked_from) filter (where is_pause), 0),
            null
        )::bigint as held_business_seconds
    from counted
    group by ticket_id, asked_at
),

final as (
    select reply_waits.*, summed.* exclude (ticket_id, asked_at), limit_minutes
    from reply_waits
    inner join summed on reply_waits.ticket_id = summed.ticket_id and reply_waits.asked_at = summed.asked_at
    left join sla_targets
        on target_level = sla_targets.level and reply_waits.submitted_at::date between valid_from and valid_to
)

select * from final
