-- One row per opportunity with where it came from, once, and what else of service touched it.
with

opportunities as (
    select * from warehouse.opportunities
),

links as (
    select * from warehouse.opportunity_links
),

leads as (
    select * from warehouse.leads
),

expert_services as (
    select customer_id, service_date from warehouse.expert_services
    where customer_id is not null and service_date is not null
),

settings as (
    select * from policy.settings
),

-- of several sources one, so that no yuan is counted twice: the reviewed, then ticket, feedback, visit, expert
sources as (
    select
        opportunity_id,
        case kind
            when 'ticket' then '服务工单'
            when 'feedback' then '客户反馈'
            when 'meeting' then '服务拜访'
            when 'expert_service' then '专家服务'
        end as origin_kind,
        record_id as origin_id,
        basis = 'reviewed' as is_reviewed
    from links
    where relation = 'sourced' and kind <> 'lead'
    qualify row_number() over (
        partition by opportunity_id
        order by
            basis <> 'reviewed',
            list_position(['ticket', 'feedback', 'meeting', 'expert_service'], kind),
            record_id
    ) = 1
),

lead_origins as (
    select links.opportunity_id, arg_min(leads.origin_kind, leads.lead_id) as origin_kind,
        arg_min(leads.origin_id, leads.lead_id) as origin_id,
        arg_min(leads.originator_id, leads.lead_id) as originator_id
    from links
    inner join leads on links.kind = 'lead' and links.record_id = leads.lead_id
    group by links.opportunity_id
),

touched as (
    select opportunity_id, count(*) filter (where kind <> 'lead') as count_links
    from links
    group by opportunity_id
),

-- off by default (A-39): nearness in time is no evidence
near as (
    select distinct opportunities.opportunity_id
    from opportunities
    inner join settings on settings.name = 'influence_window_days' and settings.value::integer > 0
    inner join expert_services
        on opportunities.customer_id = expert_services.customer_id
        and expert_services.service_date <= opportunities.created_at::date
        and expert_services.service_date >= opportunities.created_at::date - settings.value::integer
),

resolved as (
    select
        opportunities.opportunity_id,
        if(sources.is_reviewed, sources.origin_kind,
            coalesce(opportunities.origin_kind, lead_origins.origin_kind, sources.origin_kind)) as origin_kind,
        case
            when sources.is_reviewed then 'reviewed'
            when opportunities.origin_kind is not null then 'recorded'
            when lead_origins.origin_kind is not null then 'lead'
            when sources.origin_kind is not null then 'key'
        end as origin_basis,
        if(sources.is_reviewed, sources.origin_id,
            coalesce(opportunities.origin_id, lead_origins.origin_id, sources.origin_id)) as origin_id,
        coalesce(opportunities.originator_id, lead_origins.originator_id) as originator_id,
        coalesce(touched.count_links, 0) as count_links,
        near.opportunity_id is not null as is_near
    from opportunities
    left join sources on opportunities.opportunity_id = sources.opportunity_id
    left join lead_origins on opportunities.opportunity_id = lead_origins.opportunity_id
    left join touched on opportunities.opportunity_id = touched.opportunity_id
    left join near on opportunities.opportunity_id = near.opportunity_id
),

final as (
    select
        resolved.* exclude (is_near),
        contains('|' || settings.value || '|', '|' || resolved.origin_kind || '|') as is_service_born,
        not coalesce(contains('|' || settings.value || '|', '|' || resolved.origin_kind || '|'), false)
            and (count_links > 0 or is_near) as is_influenced
    from resolved
    left join settings on settings.name = 'service_origin_kinds'
)

select * from final
