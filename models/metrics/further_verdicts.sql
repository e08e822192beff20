-- One row per step under SPEC R-29, R-31, R-55, R-56, R-57 or R-61: when it was due, and the verdict.
-- view
with

tickets as (
    select submitted_at, clock_at from warehouse.tickets_seen where status_at_clock is distinct from 'void'
),

satisfaction as (
    select * from metrics.ticket_satisfaction
),

key_moments as (
    select * from metrics.key_moments
),

meetings as (
    select * from metrics.meetings_held
),

feedback as (
    select * from warehouse.feedback
),

handovers as (
    select * from metrics.handover_forms
),

stage_events as (
    select opportunity_id, gate_code, min(submitted_at) as submitted_at
    from warehouse.opportunity_stage_events
    group by opportunity_id, gate_code
),

opportunities as (
    select opportunity_id, customer_id from warehouse.opportunities
),

settings as (
    select
        max(value) filter (where name = 'key_meeting_days')::integer as days,
        max(value) filter (where name = 'scope_review_gate') as scope_gate
    from policy.settings
),

clock as (
    select * from policy.clock
),

recorded as (
    select min(held_at) as since from meetings
),

-- before the scope of work is submitted for review, and after a new demand: somebody of both sides meets the customer
wanted as (
    select
        'R-55' as rule_code, events.opportunity_id as record_id, opportunities.customer_id,
        events.submitted_at - to_days(days) as from_at, events.submitted_at as due_at
    from stage_events as events
    cross join settings
    left join opportunities on events.opportunity_id = opportunities.opportunity_id
    where gate_code = scope_gate
    union all
    select 'R-56', feedback_id, customer_id, submitted_at, (submitted_at::date + days + 1)::timestamp
    from feedback
    cross join settings
    where feedback_type = 'request'
),

held as (
    select rule_code, record_id, due_at, false as is_proxy
    from wanted
    inner join meetings
        on wanted.record_id = if(rule_code = 'R-55', meetings.opportunity_id, meetings.feedback_id)
        and held_at >= from_at and held_at < due_at
    where has_both or rule_code = 'R-56'
    union all
    select rule_code, record_id, due_at, true
    from wanted
    inner join meetings on wanted.customer_id = meetings.customer_id and held_at >= from_at and held_at < due_at
    where has_both or rule_code = 'R-56'
),

met as (
    select rule_code, record_id, due_at, bool_and(is_proxy) as is_proxy from held group by all
),

final as (
    -- whether words are objective takes a reader
    select 'R-29' as rule_code, submitted_at as due_at, false as is_proxy, 'unknown' as verdict from tickets
    union all
    -- an answer proves a survey; that one was sent and not answered no export tells
    select
        'R-31', resolved_at + interval 24 hour, true,
        case
            when has_all_dimensions then 'met'
            when not has_dimensions then 'unknown'
            when resolved_at + interval 24 hour < clock_at then 'missed'
            else 'pending'
        end
    from satisfaction
    union all
    select
        wanted.rule_code, wanted.due_at, coalesce(met.is_proxy, false),
        case
            when met.record_id is not null then 'met'
            when wanted.due_at <= since or since is null then 'unknown'
            when wanted.due_at <= ends_at then 'missed'
            else 'pending'
        end
    from wanted
    cross join clock
    cross join recorded
    left join met
        on wanted.rule_code = met.rule_code and wanted.record_id = met.record_id and wanted.due_at = met.due_at
    where wanted.from_at < ends_at
    union all
    select
        'R-55', due_at, is_proxy,
        case
            when is_met then 'met'
            when is_met is null then 'unknown'
            when due_at < ends_at then 'missed'
            else 'pending'
        end
    from key_moments
    cross join clock
    where moment in ('major_submitted', 'complaint')
    union all
    select
        'R-57', due_at, is_attended_proxy,
        case
            when is_attended then 'met'
            when is_attended is null then 'unknown'
            when due_at < ends_at then 'missed'
            else 'pending'
        end
    from key_moments
    cross join clock
    union all
    -- the CRM's reminders are in no export
    select 'R-61', submitted_at, false, 'unknown' from handovers where submitted_at is not null
)

select * from final
