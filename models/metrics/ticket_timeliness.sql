-- One row per ticket submitted by the clock: its clocks on both bases, its targets and a verdict on each.
-- partition: submitted_month
with

tickets as (
    select * from metrics.ticket_verdicts
),

case_owners as (
    select * from warehouse.case_owners
),

final as (
    select
        tickets.ticket_id,
        tickets.customer_id,
        customer_name,
        customer_key,
        tickets.contract_id,
        case_owners.owner_id,
        tickets.assignee_id,
        case_owners.team,
        case_owners.assignee_team,
        case_owners.collaboration_type,
        product,
        channel,
        source_file,
        level,
        target_level,
        -- a text that repeats costs eight times its number to store
        status_at_clock::enum('open', 'overdue', 'closed', 'unsolvable', 'void') as status,
        clock::enum('elapsed', 'business') as clock,
        target_source::enum('level', 'strictest_level', 'contract', 'customer') as target_source,
        calendar,
        calendar_source,
        case
            when first_response_at is not null then 'first_response'
            when assigned_at is not null then 'assigned'
        end::enum('first_response', 'assigned') as response_source,
        case
            when acknowledged_at is not null and acknowledged_at <= coalesce(first_response_at, acknowledged_at)
                then 'acknowledged'
            when first_response_at is not null then 'first_response'
            when assigned_at is not null then 'assigned'
        end::enum('acknowledged', 'first_response', 'assigned') as acknowledge_source,
        acknowledge_limit_minutes,
        response_limit_minutes,
        resolution_limit_minutes,
        (held_seconds // 60)::integer as held_minutes,
        acknowledge_elapsed_minutes,
        acknowledge_business_minutes,
        response_elapsed_minutes,
        response_business_minutes,
        resolution_elapsed_minutes,
        resolution_business_minutes,
        case
            when not has_history then null
            when clock = 'business' then
                (resolution_business_seconds - if(count_pauses is null, 0, paused_business_seconds)) // 60
            else (resolution_elapsed_seconds - coalesce(paused_seconds, 0)) // 60
        end::integer as resolution_net_minutes,
        if(is_open and resolved_second is null, age_elapsed_minutes, null) as open_elapsed_minutes,
        if(is_open and resolved_second is null, age_business_minutes, null) as open_business_minutes,
        if(has_history, coalesce(count_pauses, 0), null) as count_pauses,
        -- what a change of the target is worked out from: where the clocks began, and the minutes that decide
        started_second - started_offset as started_instant,
        started_worked,
        coverage_no,
        held_seconds,
        held_business_seconds,
        coalesce(response_elapsed_minutes, if(responded_second is null, age_elapsed_minutes, null))
            as response_elapsed_deciding,
        coalesce(response_business_minutes, if(responded_second is null, age_business_minutes, null))
            as response_business_deciding,
        coalesce(judged_elapsed_minutes, if(resolved_second is null, judged_elapsed_age, null))
            as resolution_elapsed_deciding,
        coalesce(judged_business_minutes, if(resolved_second is null, judged_business_age, null))
            as resolution_business_deciding,
        count_reopens,
        count_downgrades,
        satisfaction_score,
        source_row,
        acknowledge_elapsed_verdict,
        acknowledge_business_verdict,
        response_elapsed_verdict,
        response_business_verdict,
        resolution_elapsed_verdict,
        resolution_business_verdict,
        is_headline,
        is_paused,
        recorded_on_time,
        tickets.submitted_month,
        tickets.submitted_at,
        started_at,
        acknowledged_at,
        assigned_at,
        first_response_at,
        first_resolved_at,
        resolved_at,
        case when closed_at < clock_at then closed_at end as closed_at,
        acknowledge_elapsed_due_at,
        acknowledge_business_due_at,
        response_elapsed_due_at,
        response_business_due_at,
        resolution_elapsed_due_at,
        resolution_business_due_at
    from tickets
    left join case_owners on tickets.ticket_id = case_owners.ticket_id
)

select * from final
