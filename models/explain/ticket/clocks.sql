-- Its clocks, each on both bases.
with

tickets as (
    select * from metrics.ticket_timeliness where ticket_id = $id
),

final as (
    select 1 as place, 'acknowledge' as measure, 'elapsed' as basis, clock = 'elapsed' as is_applied,
        acknowledge_source::varchar as source,
        coalesce(least(acknowledged_at, first_response_at), assigned_at) as ended_at,
        acknowledge_elapsed_minutes as minutes, acknowledge_limit_minutes as limit_minutes,
        acknowledge_elapsed_due_at as due_at, acknowledge_elapsed_verdict::varchar as verdict
    from tickets
    union all
    select 2, 'acknowledge', 'business', clock = 'business', acknowledge_source::varchar,
        coalesce(least(acknowledged_at, first_response_at), assigned_at),
        acknowledge_business_minutes, acknowledge_limit_minutes,
        acknowledge_business_due_at, acknowledge_business_verdict::varchar
    from tickets
    union all
    select 3, 'response', 'elapsed', clock = 'elapsed', response_source::varchar,
        coalesce(first_response_at, assigned_at), response_elapsed_minutes, response_limit_minutes,
        response_elapsed_due_at, response_elapsed_verdict::varchar
    from tickets
    union all
    select 4, 'response', 'business', clock = 'business', response_source::varchar,
        coalesce(first_response_at, assigned_at), response_business_minutes, response_limit_minutes,
        response_business_due_at, response_business_verdict::varchar
    from tickets
    union all
    select 5, 'resolution', 'elapsed', clock = 'elapsed', if(resolved_at is null, null, 'resolved'), resolved_at,
        resolution_elapsed_minutes, resolution_limit_minutes, resolution_elapsed_due_at,
        resolution_elapsed_verdict::varchar
    from tickets
    union all
    select 6, 'resolution', 'business', clock = 'business', if(resolved_at is null, null, 'resolved'), resolved_at,
        resolution_business_minutes, resolution_limit_minutes, resolution_business_due_at,
        resolution_business_verdict::varchar
    from tickets
)

select * exclude (place) from final order by place
