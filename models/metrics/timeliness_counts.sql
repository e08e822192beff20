-- One row per month a target was due in, measure, level, verdict and minutes taken.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

-- a ticket without a target belongs to the month it was submitted in
measured as (
    select
        'acknowledge' as measure,
        date_trunc('month', submitted_at + to_minutes(coalesce(acknowledge_limit_minutes, 0)))::date as month,
        level,
        is_headline,
        acknowledge_verdict as verdict,
        response_elapsed_minutes as minutes
    from ticket_timeliness
    union all
    select
        'response',
        date_trunc('month', submitted_at + to_minutes(coalesce(response_limit_minutes, 0)))::date,
        level,
        is_headline,
        response_verdict,
        response_elapsed_minutes
    from ticket_timeliness
    union all
    select
        'resolution',
        date_trunc('month', submitted_at + to_minutes(coalesce(resolution_limit_minutes, 0)))::date,
        level,
        is_headline,
        resolution_verdict,
        resolution_elapsed_minutes
    from ticket_timeliness
),

counted as (
    select
        measure,
        month,
        level,
        is_headline,
        'company' as dimension,
        'all' as dimension_value,
        verdict,
        minutes,
        count(*) as count_tickets
    from measured
    group by measure, month, level, is_headline, verdict, minutes
)

select * from counted
