-- One row per ticket submitted by the clock.
-- view
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

case_owners as (
    select * from warehouse.case_owners
),

final as (
    select
        ticket_timeliness.ticket_id,
        ticket_timeliness.customer_id,
        customer_name,
        level,
        level as target_level,
        is_headline,
        status::varchar as status,
        case_owners.collaboration_type,
        case_owners.owner_id,
        ticket_timeliness.assignee_id,
        case_owners.team,
        case_owners.assignee_team,
        product,
        channel,
        ticket_timeliness.submitted_at,
        assigned_at,
        first_response_at,
        resolved_at,
        ticket_timeliness.submitted_at + to_minutes(acknowledge_limit_minutes) as acknowledge_due_at,
        ticket_timeliness.submitted_at + to_minutes(response_limit_minutes) as response_due_at,
        ticket_timeliness.submitted_at + to_minutes(resolution_limit_minutes) as resolution_due_at,
        response_source::varchar as response_source,
        response_elapsed_minutes,
        null::integer as response_business_minutes,
        resolution_elapsed_minutes,
        null::integer as resolution_business_minutes,
        null::integer as resolution_net_minutes,
        acknowledge_verdict::varchar as acknowledge_verdict,
        response_verdict::varchar as response_verdict,
        resolution_verdict::varchar as resolution_verdict,
        resolution_verdict::varchar as resolution_elapsed_verdict,
        'unknown' as resolution_business_verdict,
        recorded_on_time,
        case when resolution_limit_minutes is not null then 'level' end as target_source,
        'elapsed' as clock,
        count_reopens,
        satisfaction_score::double as satisfaction_score,
        source_file,
        source_row
    from ticket_timeliness
    left join case_owners on ticket_timeliness.ticket_id = case_owners.ticket_id
)

select * from final
