-- One row per ticket submitted by the clock, with what had happened by then.
-- view
with

tickets as (
    select * from warehouse.tickets
),

ticket_histories as (
    select * from warehouse.ticket_histories
),

ticket_levels_held as (
    select * from warehouse.ticket_levels_held
),

settings as (
    select
        any_value(value) filter (where name = 'clock_start') as clock_start,
        any_value(value) filter (where name = 'level_change') as level_change,
        any_value(value) filter (where name = 'reopen') as reopen
    from policy.settings
),

clock as (
    select * from policy.clock
),

-- what happened after the clock has not happened; a bare comparison is taken for one row in ten, and the joins after it
-- are then built the wrong way round, of all these columns
happened as (
    select
        tickets.* exclude (count_reopens) replace (
            case when acknowledged_at < ends_at then acknowledged_at end as acknowledged_at,
            case when first_response_at < ends_at then first_response_at end as first_response_at,
            case when assigned_at < ends_at then assigned_at end as assigned_at,
            case when resolved_at < ends_at then resolved_at end as resolved_at
        ),
        case
            when tickets.resolved_at >= ends_at then 'open'
            -- not recorded, and nothing says that it was solved or closed (DECISIONS)
            when tickets.status is null and resolved_at is null and coalesce(closed_at >= ends_at, true) then 'open'
            else tickets.status
        end as status_at_clock,
        tickets.count_reopens as recorded_reopens,
        ends_at as clock_at,
        settings.*
    from tickets
    cross join settings
    cross join clock
    where if(submitted_at < ends_at, true, false)
),

-- the last solution counts (A-11); a field of the export goes before the log
final as (
    select
        happened.* exclude (clock_start, level_change) replace (
            coalesce(happened.first_response_at, first_answered_at) as first_response_at,
            case
                when ticket_histories.count_reopens is null then resolved_at
                when ticket_histories.count_reopens = 0 then coalesce(resolved_at, last_solved_at)
                when reopen = 'first' then first_solved_at
                when is_done then greatest(resolved_at, last_solved_at)
                when resolved_at > last_reopened_at then resolved_at
            end as resolved_at
        ),
        if(level_change = 'strictest', coalesce(strictest_level, happened.level), happened.level) as target_level,
        coalesce(count_downgrades, 0) as count_downgrades,
        coalesce(ticket_histories.count_reopens, recorded_reopens) as count_reopens,
        case clock_start
            when 'occurred' then coalesce(occurred_at, submitted_at)
            when 'graded' then coalesce(graded_at, submitted_at)
            when 'assigned' then coalesce(happened.assigned_at, submitted_at)
            else submitted_at
        end as started_at,
        coalesce(is_paused, false) as is_paused,
        ticket_histories.count_reopens is not null as has_history,
        coalesce(first_solved_at, happened.resolved_at) as first_resolved_at
    from happened
    left join ticket_histories on happened.ticket_id = ticket_histories.ticket_id
    left join ticket_levels_held on happened.ticket_id = ticket_levels_held.ticket_id
)

select * from final
