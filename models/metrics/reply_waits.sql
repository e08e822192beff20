-- One row per ticket and wait of its customer for the next reply: of messages in a row the first begins it.
with

ticket_replies as (
    select * from warehouse.ticket_replies
),

tickets as (
    select * from metrics.ticket_timeliness where status is distinct from 'void'
),

clock as (
    select * from policy.clock
),

-- what is said in public, and by nobody's machine
messages as (
    select ticket_replies.ticket_id, side, replied_at, submitted_at, first_response_at, resolved_at
    from ticket_replies
    inner join tickets on ticket_replies.ticket_id = tickets.ticket_id
    cross join clock
    where side in ('agent', 'customer')
        and not coalesce(is_internal, false)
        and not coalesce(is_automatic, false)
        and replied_at >= submitted_at
        and replied_at < ends_at
),

-- at one second the customer spoke first, and is answered at once
placed as (
    select
        *,
        count_if(side = 'agent') over said as count_replies,
        least(first_response_at, min(replied_at) filter (where side = 'agent') over (partition by ticket_id))
            as first_answered_at
    from messages
    window said as (partition by ticket_id order by replied_at, side desc rows unbounded preceding)
),

-- until the first answer the wait is that of the response; after the last solution nobody waits
turns as (
    select
        ticket_id,
        count_replies,
        min(replied_at) filter (where side = 'agent') as replied_at,
        min(replied_at) filter (
            where side = 'customer'
                and replied_at > first_answered_at
                and (replied_at < resolved_at or resolved_at is null)
        ) as asked_at
    from placed
    group by ticket_id, count_replies
),

answered as (
    select
        ticket_id,
        asked_at,
        lead(replied_at) over (partition by ticket_id order by count_replies) as answered_at
    from turns
),

final as (
    select
        tickets.ticket_id,
        level,
        target_level,
        status in ('open', 'overdue') and resolved_at is null as is_open,
        tickets.clock,
        calendar,
        submitted_at,
        asked_at,
        answered_at,
        coalesce(answered_at, ends_at) as waited_until
    from answered
    inner join tickets on answered.ticket_id = tickets.ticket_id
    cross join clock
    where asked_at is not null
)

select * from final
