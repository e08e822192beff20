-- One row per ticket and target missed in the last 13 months or still open, or due in the 24 hours to come.
with

tickets as (
    select * from marts.tickets
),

clock as (
    select * from policy.clock
),

targets as (
    select
        ticket_id, customer_id, customer_name, level, team, product, status, clock,
        'response' as measure,
        response_verdict as verdict,
        submitted_at,
        response_due_at as due_at,
        coalesce(first_response_at, assigned_at) as done_at
    from tickets
    where response_verdict in ('missed', 'pending')
    union all
    select
        ticket_id, customer_id, customer_name, level, team, product, status, clock,
        'resolution',
        resolution_verdict,
        submitted_at,
        resolution_due_at,
        resolved_at
    from tickets
    where resolution_verdict in ('missed', 'pending')
),

relevant as (
    select
        targets.*,
        case
            when verdict = 'pending' then 'due_soon'
            when done_at is null and status in ('open', 'overdue') then 'overdue'
            else 'late'
        end as state,
        date_diff('second', due_at, coalesce(done_at, clock.ends_at)) // 60 as minutes_past_due
    from targets
    cross join clock
    -- what still waits is listed however long ago it was due
    where due_at between clock.ends_at - interval 13 months and clock.ends_at + interval 24 hours
        or state = 'overdue'
),

final as (
    select
        ticket_id,
        measure,
        customer_id,
        customer_name,
        level,
        team,
        product,
        status,
        state,
        row_number() over (
            order by
                case state when 'due_soon' then 1 when 'overdue' then 2 else 3 end,
                if(state = 'late', -epoch(due_at), epoch(due_at)),
                ticket_id,
                measure
        )::integer as position,
        clock,
        case when state <> 'due_soon' and minutes_past_due > 0 then minutes_past_due end::integer as late_minutes,
        submitted_at,
        due_at,
        done_at
    from relevant
)

select * from final
