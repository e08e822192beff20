-- When it was paused, or solved and not yet opened again, within its own start and end.
with

tickets as (
    select * from metrics.ticket_timeliness where ticket_id = $id
),

ticket_states as (
    select * from warehouse.ticket_states where ticket_id = $id
),

clock as (
    select * from policy.clock
),

final as (
    select
        ticket_states.status,
        greatest(from_at, started_at) as from_at,
        least(to_at, resolved_at, ends_at) as to_at,
        (date_diff('second', greatest(from_at, started_at), least(to_at, resolved_at, ends_at)) // 60)::integer
            as minutes
    from ticket_states
    cross join tickets
    cross join clock
    where (ticket_states.status = 'paused' or is_done)
        and greatest(from_at, started_at) < least(to_at, resolved_at, ends_at)
)

select * from final order by from_at
