-- One row per ticket with a status history or replies: when it was first answered, first and last solved, reopened.
with

ticket_states as (
    select * from warehouse.ticket_states
),

ticket_replies as (
    select * from warehouse.ticket_replies
),

tickets as (
    select * from warehouse.tickets
),

clock as (
    select * from policy.clock
),

solved as (
    select
        ticket_id,
        arg_max(is_done, place) as is_done,
        arg_max(status, place) = 'paused' as is_paused,
        count_if(was_done and not is_done and status <> 'void')::integer as count_reopens,
        min(from_at) filter (where is_done) as first_solved_at,
        max(from_at) filter (where is_done and not was_done) as last_solved_at,
        max(from_at) filter (where was_done and not is_done and status <> 'void') as last_reopened_at
    from ticket_states
    group by ticket_id
),

-- an internal note, an automatic answer, the customer's own words and what went before the ticket answer nobody
answered as (
    select ticket_replies.ticket_id, min(replied_at) as first_answered_at
    from ticket_replies
    inner join tickets on ticket_replies.ticket_id = tickets.ticket_id
    cross join clock
    where side = 'agent'
        and not coalesce(is_internal, false)
        and not coalesce(is_automatic, false)
        and replied_at >= submitted_at
        and replied_at < ends_at
    group by ticket_replies.ticket_id
),

final as (
    select
        coalesce(solved.ticket_id, answered.ticket_id) as ticket_id,
        solved.is_done,
        solved.is_paused,
        solved.count_reopens,
        answered.first_answered_at,
        solved.first_solved_at,
        solved.last_solved_at,
        solved.last_reopened_at
    from solved
    full join answered on solved.ticket_id = answered.ticket_id
)

select * from final
