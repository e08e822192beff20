-- One row per customer and quarter with tickets: how fast they were answered and solved (M-05, M-08, M-11).
-- view
with

tickets as (
    select
        customer_id,
        level,
        is_headline,
        resolution_verdict,
        response_elapsed_minutes,
        resolution_elapsed_minutes,
        submitted_at,
        resolved_at,
        resolution_due_at
    from marts.tickets
    where customer_id is not null and resolution_verdict <> 'void'
),

due as (
    select
        customer_id,
        date_trunc('quarter', resolution_due_at)::date as period_start,
        count_if(resolution_verdict in ('met', 'missed')) as count_due,
        count_if(resolution_verdict = 'met') as count_met
    from tickets
    where is_headline
    group by all
),

answered as (
    select
        customer_id,
        date_trunc('quarter', submitted_at)::date as period_start,
        count(response_elapsed_minutes) as count_answered,
        sum(response_elapsed_minutes)::bigint as response_minutes
    from tickets
    group by all
),

solved as (
    select
        customer_id,
        date_trunc('quarter', resolved_at)::date as period_start,
        level,
        count(resolution_elapsed_minutes) as count_solved,
        sum(resolution_elapsed_minutes)::bigint as resolution_minutes
    from tickets
    where level is not null and resolved_at is not null
    group by all
),

final as (
    select customer_id, period_start, 'on_time_ratio' as measure, null as level, count_met as total, count_due as count_n
    from due
    union all
    select customer_id, period_start, 'first_response_hours', null, response_minutes / 60, count_answered
    from answered
    union all
    select customer_id, period_start, 'resolution_hours', level, resolution_minutes / 60, count_solved
    from solved
)

select customer_id, period_start, measure, level, total / nullif(count_n, 0) as value, count_n from final
