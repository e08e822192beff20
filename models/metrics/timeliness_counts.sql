-- One row per month a target was due in, measure, basis, level, verdict, minutes taken, or minutes waited so far.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

-- a ticket without a target, or one whose deadline nobody knows, belongs to the month it began in
measured as (
    select
        'acknowledge' as measure,
        'elapsed' as basis,
        clock = 'elapsed' as is_applied,
        date_trunc('month', coalesce(acknowledge_elapsed_due_at, started_at))::date as month,
        level,
        is_headline,
        acknowledge_elapsed_verdict as verdict,
        acknowledge_elapsed_minutes as minutes,
        if(coalesce(acknowledged_at, first_response_at, assigned_at) is null, open_elapsed_minutes, null) as open_minutes
    from ticket_timeliness
    union all
    select
        'acknowledge',
        'business',
        clock = 'business',
        date_trunc('month', coalesce(acknowledge_business_due_at, started_at))::date,
        level,
        is_headline,
        acknowledge_business_verdict,
        acknowledge_business_minutes,
        if(coalesce(acknowledged_at, first_response_at, assigned_at) is null, open_business_minutes, null)
    from ticket_timeliness
    union all
    select
        'response',
        'elapsed',
        clock = 'elapsed',
        date_trunc('month', coalesce(response_elapsed_due_at, started_at))::date,
        level,
        is_headline,
        response_elapsed_verdict,
        response_elapsed_minutes,
        if(coalesce(first_response_at, assigned_at) is null, open_elapsed_minutes, null)
    from ticket_timeliness
    union all
    select
        'response',
        'business',
        clock = 'business',
        date_trunc('month', coalesce(response_business_due_at, started_at))::date,
        level,
        is_headline,
        response_business_verdict,
        response_business_minutes,
        if(coalesce(first_response_at, assigned_at) is null, open_business_minutes, null)
    from ticket_timeliness
    union all
    select
        'resolution',
        'elapsed',
        clock = 'elapsed',
        date_trunc('month', coalesce(resolution_elapsed_due_at, started_at))::date,
        level,
        is_headline,
        resolution_elapsed_verdict,
        resolution_elapsed_minutes,
        if(resolved_at is null, open_elapsed_minutes, null)
    from ticket_timeliness
    union all
    select
        'resolution',
        'business',
        clock = 'business',
        date_trunc('month', coalesce(resolution_business_due_at, started_at))::date,
        level,
        is_headline,
        resolution_business_verdict,
        resolution_business_minutes,
        if(resolved_at is null, open_business_minutes, null)
    from ticket_timeliness
),

counted as (
    select
        measure,
        basis,
        is_applied,
        month,
        level,
        is_headline,
        verdict,
        minutes,
        open_minutes,
        count(*) as count_tickets
    from measured
    group by all
)

select * from counted
