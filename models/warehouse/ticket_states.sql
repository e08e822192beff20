-- One row per ticket and stretch of one status, as its status history tells it up to the clock.
with

ticket_status_changes as (
    select * from warehouse.ticket_status_changes
),

clock as (
    select * from policy.clock
),

changes as (
    select ticket_id, status, changed_at, load_rank, source_row
    from ticket_status_changes
    cross join clock
    where status is not null and changed_at < ends_at
),

-- of changes at one instant the later row is the last word
stretches as (
    select
        ticket_id,
        status,
        row_number() over history as place,
        status is distinct from lag(status) over history as is_entered,
        status in ('resolved', 'closed', 'unsolvable') as is_done,
        coalesce(lag(status) over history in ('resolved', 'closed', 'unsolvable'), false) as was_done,
        changed_at as from_at,
        lead(changed_at) over history as to_at
    from changes
    window history as (partition by ticket_id order by changed_at, load_rank, source_row)
)

select * from stretches
