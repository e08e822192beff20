-- One row per ticket submitted by the clock: working time to its response and resolution, and the deadlines of both.
-- partition: submitted_month
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

limited as (
    select
        *,
        submitted_worked + response_limit_seconds as response_worked_by,
        submitted_worked + resolution_limit_seconds as resolution_worked_by
    from tickets
),

-- the end of the hours in which the limit is reached, not the start of the next; without a limit, at once
due as (
    select
        limited.*,
        case
            when response_limit_seconds = 0 and submitted_worked is not null then submitted_second
            when response_worked_by <= response.known_to
                then response_worked_by
                    + if(response_worked_by <= response.turns_at, response.shift_before, response.shift_after)
        end as response_due_second,
        case
            when resolution_limit_seconds = 0 and submitted_worked is not null then submitted_second
            when resolution_worked_by <= resolution.known_to
                then resolution_worked_by
                    + if(resolution_worked_by <= resolution.turns_at, resolution.shift_before, resolution.shift_after)
        end as resolution_due_second
    from limited
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
        ticket_id,
        calendar,
        calendar_source,
        case
            when responded_second < submitted_second then 'before_submission'
            when responded_second is not null and (submitted_worked is null or responded_worked is null)
                then 'uncovered'
        end as response_unknown_reason,
        case
            when resolved_second < submitted_second then 'before_submission'
            when resolved_second is not null and (submitted_worked is null or resolved_worked is null)
                then 'uncovered'
        end as resolution_unknown_reason,
        case
            when response_limit_seconds is null then 'no_target'
            when response_due_second is null then 'uncovered'
        end as response_due_unknown_reason,
        case
            when resolution_limit_seconds is null then 'no_target'
            when resolution_due_second is null then 'uncovered'
        end as resolution_due_unknown_reason,
        case when responded_second >= submitted_second then responded_worked - submitted_worked end
            as response_business_seconds,
        case when resolved_second >= submitted_second then resolved_worked - submitted_worked end
            as resolution_business_seconds,
        clock_worked - submitted_worked as age_business_seconds,
        (response_business_seconds // 60)::integer as response_business_minutes,
        (resolution_business_seconds // 60)::integer as resolution_business_minutes,
        (age_business_seconds // 60)::integer as age_business_minutes,
        submitted_month,
        make_timestamp(response_due_second * 1000000) as response_business_due_at,
        make_timestamp(resolution_due_second * 1000000) as resolution_business_due_at
    from due
    left join calendars on due.calendar_no = calendars.calendar_no
)

select * from final
