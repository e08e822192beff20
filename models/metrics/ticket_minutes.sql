-- One row per ticket submitted by the clock: its times in minutes on both bases, as they are and as they are judged.
-- view
with

tickets as (
    select * from metrics.ticket_business_time
),

seen as (
    select load_id, acknowledged_at, first_response_at, assigned_at from warehouse.tickets_seen
),

ticket_replies as (
    select count(*) > 0 as has_replies from warehouse.ticket_replies where side = 'agent'
),

-- an export that never records a response cannot show a late one, unless a log of replies does
recorded as (
    select
        load_id,
        any_value(has_replies) or count(first_response_at) + count(assigned_at) > 0 as has_responses,
        has_responses or count(acknowledged_at) > 0 as has_acknowledgements
    from seen
    cross join ticket_replies
    group by load_id
),

final as (
    select
        tickets.* exclude (load_id),
        has_responses,
        has_acknowledgements,
        status_at_clock is not distinct from 'void' as is_void,
        coalesce(status_at_clock in ('open', 'overdue'), false) as is_open,
        acknowledged_second < started_second as is_acknowledged_early,
        responded_second < started_second as is_responded_early,
        resolved_second < started_second as is_resolved_early,
        (acknowledge_elapsed_seconds // 60)::integer as acknowledge_elapsed_minutes,
        (acknowledge_business_seconds // 60)::integer as acknowledge_business_minutes,
        (response_elapsed_seconds // 60)::integer as response_elapsed_minutes,
        (response_business_seconds // 60)::integer as response_business_minutes,
        (resolution_elapsed_seconds // 60)::integer as resolution_elapsed_minutes,
        (resolution_business_seconds // 60)::integer as resolution_business_minutes,
        (age_elapsed_seconds // 60)::integer as age_elapsed_minutes,
        (age_business_seconds // 60)::integer as age_business_minutes,
        ((resolution_elapsed_seconds - held_seconds) // 60)::integer as judged_elapsed_minutes,
        ((resolution_business_seconds - held_business_seconds) // 60)::integer as judged_business_minutes,
        ((age_elapsed_seconds - held_seconds) // 60)::integer as judged_elapsed_age,
        ((age_business_seconds - held_business_seconds) // 60)::integer as judged_business_age
    from tickets
    inner join recorded on tickets.load_id = recorded.load_id
)

select * from final
