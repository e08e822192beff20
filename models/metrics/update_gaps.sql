-- One row per ticket of a level with an update cadence and wait for its next progress update while open (R-23, A-15).
-- view
with

tickets as (
    select * from warehouse.tickets_seen where status_at_clock is distinct from 'void'
),

progress_updates as (
    select * from warehouse.progress_updates where ticket_id is not null
),

limits as (
    select distinct level from policy.process_limits where rule_code = 'R-23'
),

-- only a ticket with a history can show how often it was updated; of another it is unknown
followed as (
    select ticket_id from progress_updates group by ticket_id
),

kept as (
    select
        tickets.ticket_id,
        tickets.target_level as level,
        tickets.submitted_at,
        tickets.clock_at,
        tickets.resolved_at,
        coalesce(tickets.resolved_at, tickets.clock_at) as ended_at,
        followed.ticket_id is not null as is_recorded
    from tickets
    left join followed on tickets.ticket_id = followed.ticket_id
    inner join limits on tickets.target_level = limits.level
),

moments as (
    select ticket_id, submitted_at as at from kept
    union
    select kept.ticket_id, progress_updates.updated_at
    from kept
    inner join progress_updates on kept.ticket_id = progress_updates.ticket_id
    where progress_updates.updated_at > kept.submitted_at and progress_updates.updated_at < kept.ended_at
),

-- the last wait ends with the ticket; that of an open one is not over
final as (
    select
        'R-23' as rule_code,
        kept.level,
        moments.at as start_at,
        if(
            is_recorded,
            coalesce(lead(moments.at) over (partition by kept.ticket_id order by moments.at), kept.resolved_at),
            null
        ) as end_at,
        false as is_proxy,
        is_recorded,
        kept.clock_at
    from kept
    inner join moments on kept.ticket_id = moments.ticket_id
)

select * from final
