-- One row per ticket submitted by the clock: its events in seconds, and the working seconds by each of them.
-- view
with

tickets as (
    select * from warehouse.ticket_targets
),

ticket_held as (
    select * from metrics.ticket_held
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

settings as (
    select
        bool_or(name = 'pauses' and value = 'deduct') as deducts_pauses,
        bool_or(name = 'reopen' and value = 'resume') as resumes
    from policy.settings
),

-- what a pause or a closed stretch takes from the clock of the resolution, if the company says so (A-05, A-11)
happened as (
    select
        tickets.*,
        calendar_clocks.* exclude (calendar_no),
        zone_turns.*,
        deducts_pauses,
        resumes,
        count_pauses,
        paused_seconds,
        paused_business_seconds,
        closed_seconds,
        closed_business_seconds,
        coalesce(if(deducts_pauses, paused_seconds, 0) + if(resumes, closed_seconds, 0), 0) as held_seconds,
        case
            when ticket_held.version is null then 0
            else if(deducts_pauses, paused_business_seconds, 0) + if(resumes, closed_business_seconds, 0)
        end as held_business_seconds,
        coalesce(least(acknowledged_at, first_response_at), assigned_at) as acknowledged_or_assigned_at,
        coalesce(first_response_at, assigned_at) as responded_at,
        epoch_us(started_at) // 1000000 as started_second,
        epoch_us(coalesce(least(acknowledged_at, first_response_at), assigned_at)) // 1000000
            as acknowledged_second,
        epoch_us(coalesce(first_response_at, assigned_at)) // 1000000 as responded_second,
        epoch_us(resolved_at) // 1000000 as resolved_second
    from tickets
    cross join settings
    cross join zone_turns
    left join calendar_clocks on tickets.calendar_no = calendar_clocks.calendar_no
    left join ticket_held on tickets.version = ticket_held.version
),

-- counted since the coverage began: only what is of one coverage may be subtracted
counted as (
    select
        happened.* replace (
            case when clock_coverage_no = started.coverage_no then clock_worked end as clock_worked
        ),
        started.coverage_no,
        case
            when started_second between started.known_from and started.known_to
                then started.seconds_before
                    + greatest(least(started_second, started.works_to) - started.works_from, 0)
        end as started_worked,
        case
            when acknowledged.coverage_no = started.coverage_no
                and acknowledged_second between acknowledged.known_from and acknowledged.known_to
                then acknowledged.seconds_before
                    + greatest(least(acknowledged_second, acknowledged.works_to) - acknowledged.works_from, 0)
        end as acknowledged_worked,
        case
            when responded.coverage_no = started.coverage_no
                and responded_second between responded.known_from and responded.known_to
                then responded.seconds_before
                    + greatest(least(responded_second, responded.works_to) - responded.works_from, 0)
        end as responded_worked,
        case
            when resolved.coverage_no = started.coverage_no
                and resolved_second between resolved.known_from and resolved.known_to
                then resolved.seconds_before
                    + greatest(least(resolved_second, resolved.works_to) - resolved.works_from, 0)
        end as resolved_worked
    from happened
    left join calendar_blocks as started
        on happened.calendar_no = started.calendar_no
        and started_second // block_seconds = started.block
    left join calendar_blocks as acknowledged
        on happened.calendar_no = acknowledged.calendar_no
        and acknowledged_second // block_seconds = acknowledged.block
    left join calendar_blocks as responded
        on happened.calendar_no = responded.calendar_no
        and responded_second // block_seconds = responded.block
    left join calendar_blocks as resolved
        on happened.calendar_no = resolved.calendar_no
        and resolved_second // block_seconds = resolved.block
)

select * from counted
