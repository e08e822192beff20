-- One row per ticket and assignee with the share of it that is the assignee's; the shares of a ticket add up to 1.
-- view
with

tickets as (
    select ticket_id, assignee_id, submitted_at, resolved_at from marts.tickets where status is distinct from 'void'
),

status_changes as (
    select * from warehouse.ticket_status_changes where assignee_id is not null
),

ticket_events as (
    select * from staging.ticket_events where assignee_id is not null
),

settings as (
    select value = 'time' as is_by_time from policy.settings where name = 'handover_split'
),

clock as (
    select * from policy.clock
),

taken as (
    select ticket_id, assignee_id as person_id, changed_at as taken_at from status_changes
    union
    select ticket_id, assignee_id, coalesce(event_at, submitted_at) from ticket_events
),

handed_over as (
    select ticket_id from taken group by ticket_id having count(distinct person_id) > 1
),

-- each holds it until the next takes it, the last until it is solved
held as (
    select
        taken.ticket_id,
        person_id,
        taken_at,
        least(
            coalesce(lead(taken_at) over (partition by taken.ticket_id order by taken_at, person_id), clock.ends_at),
            coalesce(tickets.resolved_at, clock.ends_at)
        ) as until_at
    from taken
    semi join handed_over on taken.ticket_id = handed_over.ticket_id
    inner join tickets on taken.ticket_id = tickets.ticket_id
    cross join clock
    where taken_at < clock.ends_at
),

seconds as (
    select ticket_id, person_id, sum(greatest(date_diff('second', taken_at, until_at), 0))::bigint as held_seconds
    from held
    group by ticket_id, person_id
),

running as (
    select
        *,
        sum(held_seconds) over (partition by ticket_id order by person_id rows unbounded preceding)::bigint as after,
        sum(held_seconds) over (partition by ticket_id)::bigint as whole
    from seconds
),

-- millionths, each where the running share passes it, so that they add up
split as (
    select
        ticket_id,
        person_id,
        ((after * 1000000 // whole - (after - held_seconds) * 1000000 // whole) / 1000000)::decimal(9, 6) as share
    from running
    cross join settings
    where whole > 0 and settings.is_by_time
),

final as (
    select ticket_id, person_id, share from split where share > 0
    union all
    select tickets.ticket_id, assignee_id, 1
    from tickets
    anti join split on tickets.ticket_id = split.ticket_id
    where assignee_id is not null
)

select * from final
