-- One row per ticket seen with more than one level: the strictest it held, and how often it was lowered (A-07).
with

ticket_newest as (
    select * from warehouse.ticket_newest
),

ticket_versions as (
    select * from warehouse.ticket_versions
),

ticket_events as (
    select * from staging.ticket_events
),

ticket_levels as (
    select * from warehouse.ticket_levels
),

clock as (
    select * from policy.clock
),

-- events of a log and changes of a history each tell an order of their own, as do the exports of a ticket
logged as (
    select
        'event' as told_by,
        ticket_id,
        ticket_levels.level,
        rank,
        {'place': event_order, 'load_rank': load_rank, 'source_row': source_row} as seen_order
    from ticket_events
    inner join ticket_levels on lower(recorded_level) = spelling
    union all
    select
        'change',
        ticket_id,
        ticket_levels.level,
        rank,
        {'place': changed_at::varchar, 'load_rank': load_rank, 'source_row': source_row}
    from warehouse.ticket_status_changes
    cross join clock
    inner join ticket_levels on lower(recorded_level) = spelling
    where changed_at < ends_at
),

-- most tickets have one level all their life: only the others are looked at
changed as (
    select ticket_id from ticket_newest where strictest_rank <> mildest_rank
    union
    select logged.ticket_id
    from logged
    inner join ticket_newest on logged.ticket_id = ticket_newest.ticket_id
    where rank <> strictest_rank or strictest_rank is null
),

sightings as (
    select * from logged where ticket_id in (select ticket_id from changed)
    union all
    select
        'export',
        ticket_id,
        level,
        level_rank,
        {'place': '', 'load_rank': load_rank, 'source_row': source_row}
    from ticket_versions
    where level is not null and ticket_id in (select ticket_id from changed)
),

ordered as (
    select *, lag(rank) over (partition by ticket_id, told_by order by seen_order) as previous_rank from sightings
),

counted as (
    select
        ticket_id,
        arg_min(level, rank) as strictest_level,
        min(rank) as strictest_rank,
        count_if(rank > previous_rank)::integer as count_downgrades
    from ordered
    group by ticket_id, told_by
),

-- one lowering told by two of them is one
held as (
    select
        ticket_id,
        arg_min(strictest_level, strictest_rank) as strictest_level,
        max(count_downgrades) as count_downgrades
    from counted
    group by ticket_id
)

select * from held
