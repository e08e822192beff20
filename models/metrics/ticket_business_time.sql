-- One row per ticket submitted by the clock: its time to each event in elapsed and business seconds, and the deadlines.
-- view
with

tickets as (
    select * from metrics.ticket_business_seconds
),

calendars as (
    select * from warehouse.calendars
),

deadline_blocks as (
    select * from warehouse.deadline_blocks
),

-- elapsed time is between instants, and a clock on the wall may have been moved in between
limited as (
    select
        *,
        offsets[1 + len(list_filter(local_turns, lambda turn : turn <= started_second))] as started_offset,
        offsets[1 + len(list_filter(local_turns, lambda turn : turn <= acknowledged_second))] as acknowledged_offset,
        offsets[1 + len(list_filter(local_turns, lambda turn : turn <= responded_second))] as responded_offset,
        offsets[1 + len(list_filter(local_turns, lambda turn : turn <= resolved_second))] as resolved_offset,
        epoch_us(clock_at) // 1000000 as clock_second,
        offsets[1 + len(list_filter(local_turns, lambda turn : turn <= clock_second))] as clock_offset,
        started_worked + acknowledge_limit_minutes::bigint * 60 as acknowledge_worked_by,
        started_worked + response_limit_minutes::bigint * 60 as response_worked_by,
        started_worked + resolution_limit_minutes::bigint * 60 + held_business_seconds as resolution_worked_by
    from tickets
),

-- the end of the hours in which the limit is reached, not the start of the next; without a limit, at once
due as (
    select
        limited.*,
        case
            when acknowledge_worked_by = started_worked then started_second
            when acknowledge_worked_by <= acknowledge.known_to
                then acknowledge_worked_by
                    + if(
                        acknowledge_worked_by <= acknowledge.turns_at,
                        acknowledge.shift_before,
                        acknowledge.shift_after
                    )
        end as acknowledge_due_second,
        case
            when response_worked_by = started_worked then started_second
            when response_worked_by <= response.known_to
                then response_worked_by
                    + if(response_worked_by <= response.turns_at, response.shift_before, response.shift_after)
        end as response_due_second,
        case
            when resolution_worked_by = started_worked then started_second
            when resolution_worked_by <= resolution.known_to
                then resolution_worked_by
                    + if(resolution_worked_by <= resolution.turns_at, resolution.shift_before, resolution.shift_after)
        end as resolution_due_second
    from limited
    left join deadline_blocks as acknowledge
        on limited.calendar_no = acknowledge.calendar_no
        and limited.coverage_no = acknowledge.coverage_no
        and (acknowledge_worked_by - 1) // deadline_block_seconds = acknowledge.block
    left join deadline_blocks as response
        on limited.calendar_no = response.calendar_no
        and limited.coverage_no = response.coverage_no
        and (response_worked_by - 1) // deadline_block_seconds = response.block
    left join deadline_blocks as resolution
        on limited.calendar_no = resolution.calendar_no
        and limited.coverage_no = resolution.coverage_no
        and (resolution_worked_by - 1) // deadline_block_seconds = resolution.block
),

final as (
    select
        due.*,
        calendar,
        case
            when responded_second < started_second then 'before_submission'
            when responded_second is not null and (started_worked is null or responded_worked is null)
                then 'uncovered'
        end as response_unknown_reason,
        case
            when resolved_second < started_second then 'before_submission'
            when resolved_second is not null and (started_worked is null or resolved_worked is null)
                then 'uncovered'
        end as resolution_unknown_reason,
        case
            when response_limit_minutes is null then 'no_target'
            when response_due_second is null then 'uncovered'
        end as response_due_unknown_reason,
        case
            when resolution_limit_minutes is null then 'no_target'
            when resolution_due_second is null then 'uncovered'
        end as resolution_due_unknown_reason,
        case
            when acknowledged_second >= started_second
                then acknowledged_second - acknowledged_offset - started_second + started_offset
        end
            as acknowledge_elapsed_seconds,
        case
            when responded_second >= started_second
                then responded_second - responded_offset - started_second + started_offset
        end
            as response_elapsed_seconds,
        case
            when resolved_second >= started_second
                then resolved_second - resolved_offset - started_second + started_offset
        end
            as resolution_elapsed_seconds,
        clock_second - clock_offset - started_second + started_offset as age_elapsed_seconds,
        case when acknowledged_second >= started_second then acknowledged_worked - started_worked end
            as acknowledge_business_seconds,
        case when responded_second >= started_second then responded_worked - started_worked end
            as response_business_seconds,
        case when resolved_second >= started_second then resolved_worked - started_worked end
            as resolution_business_seconds,
        clock_worked - started_worked as age_business_seconds,
        started_second - started_offset + acknowledge_limit_minutes * 60 as acknowledge_due_instant,
        started_second - started_offset + response_limit_minutes * 60 as response_due_instant,
        started_second - started_offset + resolution_limit_minutes * 60 + held_seconds as resolution_due_instant,
        1 + len(list_filter(turns, lambda turn : turn <= acknowledge_due_instant)) as acknowledge_due_place,
        1 + len(list_filter(turns, lambda turn : turn <= response_due_instant)) as response_due_place,
        1 + len(list_filter(turns, lambda turn : turn <= resolution_due_instant)) as resolution_due_place,
        make_timestamp((acknowledge_due_instant + offsets[acknowledge_due_place]) * 1000000)
            as acknowledge_elapsed_due_at,
        make_timestamp((response_due_instant + offsets[response_due_place]) * 1000000) as response_elapsed_due_at,
        make_timestamp((resolution_due_instant + offsets[resolution_due_place]) * 1000000)
            as resolution_elapsed_due_at,
        make_timestamp(acknowledge_due_second * 1000000) as acknowledge_business_due_at,
        make_timestamp(response_due_second * 1000000) as response_business_due_at,
        make_timestamp(resolution_due_second * 1000000) as resolution_business_due_at
    from due
    left join calendars on due.calendar_no = calendars.calendar_no
)

select * from final
