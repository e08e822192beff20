-- One row per ticket of an event log, as its last event left it.
with

ticket_events as (
    select * from staging.ticket_events
),

-- the order is text that sorts as the source's own order does; a tie is settled by the newer export, the later row
last_events as (
    select
        ticket_id,
        max({'event_order': event_order, 'load_rank': load_rank, 'source_row': source_row}) as last_event
    from ticket_events
    group by ticket_id
),

folded as (
    select ticket_events.* exclude (event_order, event_at)
    from last_events
    inner join ticket_events
        on last_events.ticket_id = ticket_events.ticket_id
        and last_events.last_event.event_order = ticket_events.event_order
        and last_events.last_event.load_rank = ticket_events.load_rank
        and last_events.last_event.source_row = ticket_events.source_row
)

select * from folded
