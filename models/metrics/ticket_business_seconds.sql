-- One row per ticket submitted by the clock: working seconds by its submission and by each event, and its limits.
-- view
with

tickets as (
    select * from warehouse.ticket_calendars
),

calendar_clocks as (
    select * from metrics.calendar_clocks
),

calendar_blocks as (
    select * from warehouse.calendar_blocks
),

targets as (
    select
        * replace (
            coalesce(valid_from, date '0001-01-01') as valid_from,
            coalesce(valid_to, date '9999-12-31') as valid_to
        )
    from policy.sla_targets
),

clock as (
    select * from policy.clock
),

happened as (
    select
        tickets.* exclude (assigned_at, first_response_at, resolved_at),
        calendar_clocks.* exclude (calendar_no),
        epoch_us(submitted_at) // 1000000 as submitted_second,
        epoch_us(coalesce(
            case when first_response_at < ends_at then first_response_at end,
            case when assigned_at < ends_at then assigned_at end
        )) // 1000000 as responded_second,
        epoch_us(case when resolved_at < ends_at then resolved_at end) // 1000000 as resolved_second
    from tickets
    cross join clock
    left join calendar_clocks on tickets.calendar_no = calendar_clocks.calendar_no
    where submitted_at < ends_at
),

limited as (
    select
        happened.*,
        response.limit_minutes::bigint * 60 as response_limit_seconds,
        resolution.limit_minutes::bigint * 60 as resolution_limit_seconds
    from happened
    left join targets as response
        on happened.level = response.level
        and response.measure = 'response'
        and happened.submitted_at::date between response.valid_from and response.valid_to
    left join targets as resolution
        on happened.level = resolution.level
        and resolution.measure = 'resolution'
        and happened.submitted_at::date between resolution.valid_from and resolution.valid_to
),

-- counted since the coverage began: only what is of one coverage may be subtracted
counted as (
    select
        limited.* replace (
            case when clock_coverage_no = submitted.coverage_no then clock_worked end as clock_worked
        ),
        submitted.coverage_no,
        case
            when submitted_second between submitted.known_from and submitted.known_to
                then submitted.seconds_before
                    + greatest(least(submitted_second, submitted.works_to) - submitted.works_from, 0)
        end as submitted_worked,
        case
            when responded.coverage_no = submitted.coverage_no
                and responded_second between responded.known_from and responded.known_to
                then responded.seconds_before
                    + greatest(least(responded_second, responded.works_to) - responded.works_from, 0)
        end as responded_worked,
        case
            when resolved.coverage_no = submitted.coverage_no
                and resolved_second between resolved.known_from and resolved.known_to
                then resolved.seconds_before
                    + greatest(least(resolved_second, resolved.works_to) - resolved.works_from, 0)
        end as resolved_worked
    from limited
    left join calendar_blocks as submitted
        on limited.calendar_no = submitted.calendar_no
        and submitted_second // block_seconds = submitted.block
    left join calendar_blocks as responded
        on limited.calendar_no = responded.calendar_no
        and responded_second // block_seconds = responded.block
    left join calendar_blocks as resolved
        on limited.calendar_no = resolved.calendar_no
        and resolved_second // block_seconds = resolved.block
)

select * from counted
