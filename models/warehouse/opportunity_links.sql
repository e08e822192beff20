-- One row per opportunity and record of service that is linked to it, by a key or by the reviewed link file.
with

opportunities as (
    select * from warehouse.opportunities
),

leads as (
    select * from warehouse.leads
),

tickets as (
    select opportunity_id, ticket_id, feedback_id from warehouse.tickets where opportunity_id is not null
),

feedback as (
    select opportunity_id, feedback_id, ticket_id from warehouse.feedback
),

expert_services as (
    select * from warehouse.expert_services
),

reviewed as (
    select * from policy.opportunity_links
),

-- a lead names its opportunity, or the opportunity its lead
led as (
    select coalesce(leads.opportunity_id, opportunities.opportunity_id) as opportunity_id, leads.*
        exclude (opportunity_id)
    from leads
    left join opportunities on leads.lead_id = opportunities.lead_id
    where leads.opportunity_id is not null or opportunities.opportunity_id is not null
),

keyed as (
    select opportunity_id, 'ticket' as kind, ticket_id as record_id, 'sourced' as relation, 'opportunity' as basis
    from opportunities
    union all
    select opportunity_id, 'feedback', feedback_id, 'sourced', 'opportunity' from opportunities
    union all
    select opportunity_id, 'meeting', meeting_id, 'sourced', 'opportunity' from opportunities
    union all
    select opportunity_id, 'lead', lead_id, 'sourced', 'lead' from led
    union all
    select opportunity_id, 'ticket', ticket_id, 'sourced', 'lead' from led
    union all
    select opportunity_id, 'feedback', feedback_id, 'sourced', 'lead' from led
    union all
    select opportunity_id, 'meeting', meeting_id, 'sourced', 'lead' from led
    union all
    select opportunity_id, 'feedback', feedback_id, 'sourced', 'feedback' from feedback
    union all
    select opportunity_id, 'ticket', ticket_id, 'sourced', 'feedback' from feedback
    union all
    select opportunity_id, 'ticket', ticket_id, 'sourced', 'ticket' from tickets
    union all
    select opportunity_id, 'feedback', feedback_id, 'sourced', 'ticket' from tickets
    union all
    select opportunity_id, 'expert_service', coalesce(service_id, service_date::varchar || ' ' || expert_id),
        'influenced', 'expert_service'
    from expert_services
    union all
    select opportunity_id, kind, record_id, relation, 'reviewed' from reviewed
),

-- what a person has reviewed counts before what a key says
final as (
    select opportunity_id, kind, record_id, relation, basis
    from keyed
    where opportunity_id is not null and record_id is not null
    qualify row_number() over (
        partition by opportunity_id, kind, record_id order by basis <> 'reviewed', relation desc, basis
    ) = 1
)

select * from final
