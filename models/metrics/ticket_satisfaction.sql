-- One row per ticket that was solved and not void: whether and when its satisfaction was collected, and what followed.
-- view
with

tickets as (
    -- an export that never records a score cannot show that one is missing
    select *, count(satisfaction_score) over (partition by load_id) > 0 as has_scores
    from warehouse.tickets
    where status is distinct from 'void' and resolved_at is not null
),

answers as (
    select * from metrics.satisfaction_answers where ticket_id is not null
),

surveys as (
    select ticket_id, min(surveyed_at) as surveyed_at
    from warehouse.surveys
    where ticket_id is not null
    group by ticket_id
),

settings as (
    select try_cast(value as decimal(9, 3)) as pacification_score from policy.settings where name = 'pacification_score'
),

clock as (
    select * from policy.clock
),

answered as (
    select
        ticket_id,
        sum(score_sixths)::bigint as score_sixths,
        count(*) as count_answers,
        max(count_dimensions) as count_dimensions,
        min(lowest_score) as lowest_score,
        bool_and(is_comparable) as is_comparable
    from answers
    group by ticket_id
),

collected as (
    select
        tickets.ticket_id,
        tickets.customer_id,
        resolved_at,
        least(coalesce(scored_at, surveyed_at), coalesce(surveyed_at, scored_at)) as collected_at,
        satisfaction_score,
        if(is_comparable, score_sixths / (6000 * count_answers), null) as score,
        if(is_comparable, lowest_score, null) as lowest_score,
        if(satisfaction_score is not null or count_answers is not null, true, if(has_scores, false, null)) as is_scored,
        coalesce(count_dimensions = 3, false) as has_all_dimensions,
        bool_or(count_dimensions > 1) over () as has_dimensions,
        pacification_at,
        pacification_score,
        ends_at as clock_at
    from tickets
    cross join settings
    cross join clock
    left join answered on tickets.ticket_id = answered.ticket_id
    left join surveys on tickets.ticket_id = surveys.ticket_id
    where resolved_at < ends_at
),

-- the form's own score decides, else the mean of the dimensions; one low dimension is a soft alert (A-35)
final as (
    select
        ticket_id,
        customer_id,
        resolved_at,
        collected_at,
        score,
        is_scored,
        has_all_dimensions,
        coalesce(has_dimensions, false) as has_dimensions,
        clock_at,
        pacification_at,
        case
            when not is_scored and clock_at <= resolved_at + interval 24 hour then 'pending'
            when not is_scored then 'missed'
            when is_scored is null and clock_at <= resolved_at + interval 24 hour then 'pending'
            when is_scored is null then 'unknown'
            when collected_at is null or collected_at < resolved_at then 'unknown'
            when date_diff('second', resolved_at + interval 24 hour, collected_at) < 60 then 'met'
            else 'missed'
        end as collection_verdict,
        coalesce(satisfaction_score, score) <= pacification_score as is_low,
        lowest_score <= pacification_score and coalesce(satisfaction_score, score) > pacification_score as is_soft_alert,
        pacification_at < clock_at as is_pacified,
        if(pacification_at < clock_at, date_diff('minute', coalesce(collected_at, resolved_at), pacification_at), null)
            as pacification_minutes
    from collected
)

select * from final
