-- One row per opportunity.
with

facts as (
    select * from warehouse.opportunity_facts
),

history as (
    select * from warehouse.opportunity_history
),

stages as (
    select * from policy.opportunity_stages
),

stage_events as (
    select opportunity_id, stage
    from warehouse.opportunity_stage_events
    cross join policy.clock
    where decision = 'approved' and decided_at < clock.ends_at
),

settings as (
    select
        max(value) filter (where name = 'required_fields') as required_fields,
        max(value) filter (where name = 'partner_opportunities') as partner_opportunities
    from policy.settings
),

clock as (
    select * from policy.clock
),

person_units as (
    select * from warehouse.person_units
),

reached as (
    select stage_events.opportunity_id, max(stages.rank) as rank
    from stage_events
    inner join stages on stage_events.stage = stages.stage
    group by stage_events.opportunity_id
),

dates as (
    select
        opportunity_id,
        expected_signed_date,
        lag(expected_signed_date) over (partition by opportunity_id order by known_from) as date_before
    from history
    where basis = 'exported' and expected_signed_date is not null
),

slips as (
    select
        opportunity_id,
        count(*) filter (where expected_signed_date > date_before)::integer as count_slips,
        sum(expected_signed_date - date_before)::integer as slipped_days
    from dates
    group by opportunity_id
),

last_stages as (
    select opportunity_id, min(known_from) as since
    from (
        select
            *,
            max(known_from) filter (where stage is distinct from before) over (partition by opportunity_id) as since
        from (
            select *, lag(stage) over (partition by opportunity_id order by known_from) as before from history
        ) as steps
    ) as spans
    where known_from >= since
    group by opportunity_id
),

final as (
    select
        facts.opportunity_id,
        facts.customer_id,
        facts.customer_name,
        facts.product,
        facts.opportunity_class,
        facts.owner_id,
        facts.credited_owner_id,
        facts.originator_id,
        facts.success_manager_id,
        owner_units.unit as team,
        facts.contract_id,
        facts.lead_id,
        facts.stage,
        facts.status,
        facts.origin_kind,
        facts.origin_id,
        facts.origin_basis,
        case
            when facts.status = 'void' or coalesce(facts.is_service_born, false) = false and not facts.is_influenced
                then null
            when facts.is_partner and settings.partner_opportunities = 'apart' then 'partner'
            when facts.is_service_born then 'sourced'
            else 'influenced'
        end as basis,
        facts.incubation_basis,
        facts.won_amount_basis,
        facts.lost_reason,
        nullif(concat_ws('|',
            if(list_contains(fields.required, 'customer') and facts.customer_name is null, 'customer', null),
            if(list_contains(fields.required, 'amount') and facts.amount is null, 'amount', null),
            if(list_contains(fields.required, 'class') and facts.opportunity_class is null, 'class', null),
            if(list_contains(fields.required, 'owner') and facts.owner_id is null, 'owner', null),
            if(list_contains(fields.required, 'product') and facts.product is null, 'product', null),
            if(list_contains(fields.required, 'origin') and facts.origin_kind is null, 'origin', null),
            if(list_contains(fields.required, 'expected_signed_date') and facts.expected_signed_date is null,
                'expected_signed_date', null)
        ), '') as missing_fields,
        facts.amount,
        facts.won_amount,
        facts.recorded_won_amount,
        facts.win_ratio::double as win_ratio,
        stages.rank as stage_rank,
        if(facts.status = 'won', (select max(rank) from stages), greatest(stages.rank, reached.rank)) as reached_rank,
        facts.count_links,
        if(facts.status = 'open', date_diff('day', facts.created_at::date, clock.as_of), null)::integer as age_days,
        if(facts.status = 'open',
            date_diff('day', coalesce(facts.stage_changed_at, last_stages.since)::date, clock.as_of), null)::integer
            as stage_age_days,
        coalesce(slips.count_slips, 0) as count_slips,
        slips.slipped_days,
        facts.is_amount_estimated,
        facts.is_service_born,
        facts.is_influenced,
        facts.is_partner,
        facts.status = 'open' and facts.expected_signed_date < clock.as_of as is_overdue,
        facts.expected_signed_date,
        facts.created_at,
        facts.incubated_at,
        facts.approved_at,
        case
            when facts.status is null or facts.status <> 'void'
                then coalesce(facts.won_at, case when facts.status = 'won' then facts.closed_at end)
        end as won_at,
        facts.contract_signed_at as signed_at,
        case
            when facts.status = 'won' then facts.contract_signed_at
            when facts.status = 'lost' then facts.closed_at
        end as ended_at,
        facts.source_file,
        facts.source_sheet,
        facts.source_row
    from facts
    cross join settings
    cross join clock
    cross join lateral (select string_split(settings.required_fields, '|') as required) as fields
    left join stages on facts.stage = stages.stage
    left join reached on facts.opportunity_id = reached.opportunity_id
    left join slips on facts.opportunity_id = slips.opportunity_id
    left join last_stages on facts.opportunity_id = last_stages.opportunity_id
    left join person_units as owner_units
        on facts.credited_owner_id = owner_units.person_id
        and coalesce(facts.incubated_at, facts.created_at, clock.as_of)::date >= owner_units.valid_from
        and coalesce(facts.incubated_at, facts.created_at, clock.as_of)::date < owner_units.valid_to
)

select * from final
