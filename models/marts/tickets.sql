-- One row per ticket submitted by the clock.
-- view
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

final as (
    select
        ticket_id,
        customer_id,
        customer_name,
        contract_id,
        level,
        target_level,
        is_headline,
        status::varchar as status,
        collaboration_type,
        owner_id,
        assignee_id,
        team,
        assignee_team,
        product,
        channel,
        submitted_at,
        started_at,
        acknowledged_at,
        assigned_at,
        first_response_at,
        first_resolved_at,
        resolved_at,
        if(clock = 'elapsed', acknowledge_elapsed_due_at, acknowledge_business_due_at) as acknowledge_due_at,
        if(clock = 'elapsed', response_elapsed_due_at, response_business_due_at) as response_due_at,
        if(clock = 'elapsed', resolution_elapsed_due_at, resolution_business_due_at) as resolution_due_at,
        response_source::varchar as response_source,
        acknowledge_source::varchar as acknowledge_source,
        acknowledge_limit_minutes,
        response_limit_minutes,
        resolution_limit_minutes,
        acknowledge_elapsed_minutes,
        acknowledge_business_minutes,
        response_elapsed_minutes,
        response_business_minutes,
        resolution_elapsed_minutes,
        resolution_business_minutes,
        resolution_net_minutes,
        if(clock = 'elapsed', acknowledge_elapsed_verdict, acknowledge_business_verdict)::varchar
            as acknowledge_verdict,
        if(clock = 'elapsed', response_elapsed_verdict, response_business_verdict)::varchar
            as response_verdict,
        if(clock = 'elapsed', resolution_elapsed_verdict, resolution_business_verdict)::varchar
            as resolution_verdict,
        acknowledge_elapsed_verdict::varchar as acknowledge_elapsed_verdict,
        acknowledge_business_verdict::varchar as acknowledge_business_verdict,
        response_elapsed_verdict::varchar as response_elapsed_verdict,
        response_business_verdict::varchar as response_business_verdict,
        resolution_elapsed_verdict::varchar as resolution_elapsed_verdict,
        resolution_business_verdict::varchar as resolution_business_verdict,
        case
            when resolution_verdict = 'pending' then if(is_paused, 'paused', 'not_due')
            when resolution_verdict <> 'unknown' then null
            when resolution_limit_minutes is null then 'no_target'
            when resolved_at < started_at then 'before_submission'
            when resolved_at is null and status = 'closed' then 'no_time'
            else 'uncovered'
        end as resolution_reason,
        recorded_on_time,
        target_source::varchar as target_source,
        clock::varchar as clock,
        calendar,
        count_pauses,
        count_reopens,
        count_downgrades,
        satisfaction_score::double as satisfaction_score,
        source_file,
        source_row
    from ticket_timeliness
)

select * from final
