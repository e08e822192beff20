-- One row per person, measure of cases and ticket: what counts for the person, and which share of it (SPEC §6).
-- view
with

tickets as (
    select * from marts.tickets where status is distinct from 'void'
),

ticket_shares as (
    select * from marts.ticket_shares
),

answers as (
    select
        ticket_id,
        answered_at::date as answered_date,
        sum(score_sixths) filter (where is_comparable)::bigint as score_sixths,
        count_if(is_comparable) as count_answers
    from metrics.satisfaction_answers
    group by all
),

judged as (
    select
        *,
        resolution_due_at::date as due_date,
        case resolution_verdict when 'met' then 1 when 'missed' then 0 end as is_met
    from tickets
    where resolution_verdict in ('met', 'missed', 'unknown')
),

assigned as (
    select 'case_on_time' as fact, person_id, ticket_id, share, is_met as numerator, 1 as denominator,
        coalesce(due_date, submitted_at::date) as fact_date, if(is_met is null, 'no_verdict', null) as reason
    from judged
    inner join ticket_shares using (ticket_id)
    union all
    select 'cases_resolved', person_id, ticket_id, share, 1, null, resolved_at::date, null
    from tickets
    inner join ticket_shares using (ticket_id)
    where resolved_at is not null
    union all
    select 'resolution_hours', person_id, ticket_id, share, resolution_elapsed_minutes / 60, 1, resolved_at::date,
        if(resolution_elapsed_minutes is null, 'odd_times', null)
    from tickets
    inner join ticket_shares using (ticket_id)
    where resolved_at is not null
    union all
    select 'satisfaction', person_id, ticket_id, share, score_sixths / 6000, greatest(count_answers, 1),
        answered_date, if(count_answers = 0, 'other_scale', null)
    from answers
    inner join ticket_shares using (ticket_id)
),

owned as (
    select 'owned_on_time' as fact, owner_id as person_id, ticket_id, 1 as share, is_met as numerator, 1 as denominator,
        coalesce(due_date, submitted_at::date) as fact_date, if(is_met is null, 'no_verdict', null) as reason
    from judged
    where owner_id is not null
    union all
    select 'satisfaction', owner_id, tickets.ticket_id, 1, score_sixths / 6000, greatest(count_answers, 1),
        answered_date, if(count_answers = 0, 'other_scale', null)
    from answers
    inner join tickets on answers.ticket_id = tickets.ticket_id
    anti join ticket_shares
        on tickets.ticket_id = ticket_shares.ticket_id and tickets.owner_id = ticket_shares.person_id
    where owner_id is not null
),

counted as (
    select * from assigned
    union all
    select * from owned
),

final as (
    select
        fact,
        person_id,
        share,
        numerator * share as numerator,
        denominator * share as denominator,
        fact_date,
        reason,
        'tickets' as entity,
        counted.ticket_id as record_id,
        source_file,
        source_row
    from counted
    inner join tickets on counted.ticket_id = tickets.ticket_id
)

select * from final
