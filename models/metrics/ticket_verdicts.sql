-- One row per ticket submitted by the clock with six verdicts: minutes decide, and equal to the limit is met (A-04).
-- view
with

tickets as (
    select * from metrics.ticket_minutes
),

judged as (
    select
        tickets.*,
        case
            when is_void then 'void'
            when acknowledge_limit_minutes is null or is_acknowledged_early then 'unknown'
            when acknowledge_elapsed_minutes <= acknowledge_limit_minutes then 'met'
            when acknowledge_elapsed_minutes > acknowledge_limit_minutes then 'missed'
            when acknowledged_second is not null or not is_open or not has_acknowledgements then 'unknown'
            when age_elapsed_minutes > acknowledge_limit_minutes then 'missed'
            when age_elapsed_minutes <= acknowledge_limit_minutes then 'pending'
            else 'unknown'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as acknowledge_elapsed_verdict,
        case
            when is_void then 'void'
            when acknowledge_limit_minutes is null or is_acknowledged_early then 'unknown'
            when acknowledge_business_minutes <= acknowledge_limit_minutes then 'met'
            when acknowledge_business_minutes > acknowledge_limit_minutes then 'missed'
            when acknowledged_second is not null or not is_open or not has_acknowledgements then 'unknown'
            when age_business_minutes > acknowledge_limit_minutes then 'missed'
            when age_business_minutes <= acknowledge_limit_minutes then 'pending'
            else 'unknown'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as acknowledge_business_verdict,
        case
            when is_void then 'void'
            when response_limit_minutes is null or is_responded_early then 'unknown'
            when response_elapsed_minutes <= response_limit_minutes then 'met'
            when response_elapsed_minutes > response_limit_minutes then 'missed'
            when responded_second is not null or not is_open or not has_responses then 'unknown'
            when age_elapsed_minutes > response_limit_minutes then 'missed'
            when age_elapsed_minutes <= response_limit_minutes then 'pending'
            else 'unknown'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as response_elapsed_verdict,
        case
            when is_void then 'void'
            when response_limit_minutes is null or is_responded_early then 'unknown'
            when response_business_minutes <= response_limit_minutes then 'met'
            when response_business_minutes > response_limit_minutes then 'missed'
            when responded_second is not null or not is_open or not has_responses then 'unknown'
            when age_business_minutes > response_limit_minutes then 'missed'
            when age_business_minutes <= response_limit_minutes then 'pending'
            else 'unknown'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as response_business_verdict,
        case
            when is_void then 'void'
            when resolution_limit_minutes is null or is_resolved_early then 'unknown'
            when status_at_clock = 'unsolvable' then 'missed'
            when judged_elapsed_minutes <= resolution_limit_minutes then 'met'
            when judged_elapsed_minutes > resolution_limit_minutes then 'missed'
            when resolved_second is not null or status_at_clock = 'closed' then 'unknown'
            when judged_elapsed_age > resolution_limit_minutes then 'missed'
            when judged_elapsed_age <= resolution_limit_minutes then 'pending'
            else 'unknown'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as resolution_elapsed_verdict,
        case
            when is_void then 'void'
            when resolution_limit_minutes is null or is_resolved_early then 'unknown'
            when status_at_clock = 'unsolvable' then 'missed'
            when judged_business_minutes <= resolution_limit_minutes then 'met'
            when judged_business_minutes > resolution_limit_minutes then 'missed'
            when resolved_second is not null or status_at_clock = 'closed' then 'unknown'
            when judged_business_age > resolution_limit_minutes then 'missed'
            when judged_business_age <= resolution_limit_minutes then 'pending'
            else 'unknown'
        end::enum('met', 'missed', 'pending', 'unknown', 'void') as resolution_business_verdict
    from tickets
)

select * from judged
