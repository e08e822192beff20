-- One row per opportunity created by the clock: when it was incubated, approved and signed, for how much, and by whom.
with

opportunities as (
    select * from warehouse.opportunities
),

origins as (
    select * from warehouse.opportunity_origins
),

signed as (
    select * from warehouse.opportunity_contracts
),

history as (
    select * from warehouse.opportunity_history
),

events as (
    select opportunity_id, gate_code, min(decided_at) as passed_at
    from warehouse.opportunity_stage_events
    cross join policy.clock
    where decision = 'approved' and decided_at < clock.ends_at and gate_code in ('1-1', '2-1')
    group by opportunity_id, gate_code
),

gated as (
    select distinct opportunity_id from warehouse.opportunity_stage_events where gate_code is not null
),

-- an export without a column of the verification cannot show that it is missing: the creation stands in
verifying as (
    select distinct load_id from ledger.headers where entity = 'opportunities' and field = 'validated_at'
),

settings as (
    select
        max(value) filter (where name = 'incubation_gate') as incubation_gate,
        max(value) filter (where name = 'credit_owner_at') as credit_owner_at
    from policy.settings
),

clock as (
    select * from policy.clock
),

dated as (
    select
        opportunities.*,
        coalesce(opportunities.validated_at, verified.passed_at) as verified_at,
        coalesce(opportunities.approved_at, approved.passed_at) as passed_at,
        gated.opportunity_id is null and verifying.load_id is null as is_unverifiable,
        case when opportunities.status = 'won' then
            coalesce(opportunities.signed_at, signed.signed_date, opportunities.won_at, opportunities.closed_at)
        end as contract_signed_at,
        coalesce(signed.contract_id, opportunities.contract_id) as signed_contract_id,
        if(opportunities.status = 'won', coalesce(signed.amount, opportunities.won_amount), null) as signed_amount,
        case
            when opportunities.status <> 'won' then null
            when signed.amount is not null then 'contract'
            when opportunities.won_amount is not null then 'recorded'
        end as won_amount_basis,
        regexp_extract(upper(opportunities.opportunity_class), '^(?:商机)?([A-E])类?$', 1) as class_letter,
        clock.ends_at
    from opportunities
    cross join clock
    left join events as verified
        on opportunities.opportunity_id = verified.opportunity_id and verified.gate_code = '1-1'
    left join events as approved
        on opportunities.opportunity_id = approved.opportunity_id and approved.gate_code = '2-1'
    left join gated on opportunities.opportunity_id = gated.opportunity_id
    left join verifying on opportunities.load_id = verifying.load_id
    left join signed on opportunities.opportunity_id = signed.opportunity_id
    where opportunities.created_at is null or opportunities.created_at < clock.ends_at
),

incubated as (
    select
        dated.*,
        case settings.incubation_gate
            when 'created' then created_at
            when '2-1' then passed_at
            else coalesce(verified_at, if(is_unverifiable, created_at, null))
        end as incubated_at,
        case
            when settings.incubation_gate = 'created' then 'created'
            when settings.incubation_gate = '2-1' then 'approved'
            when verified_at is not null then 'verified'
            when is_unverifiable then 'proxy'
        end as incubation_basis,
        settings.credit_owner_at
    from dated
    cross join settings
),

-- who owned it then, as then known; before anything was known, the first owner known
owners as (
    select
        incubated.opportunity_id,
        arg_max(history.owner_id, {
            'by_then': history.known_from <= moment.at,
            'place': if(history.known_from <= moment.at, 1, -1) * epoch_ms(history.known_from)
        }) as owner_id
    from incubated
    inner join history on incubated.opportunity_id = history.opportunity_id
    cross join lateral (
        select coalesce(
            if(incubated.credit_owner_at = 'closed', coalesce(contract_signed_at, closed_at, ends_at), incubated_at),
            created_at,
            ends_at
        ) as at
    ) as moment
    where history.owner_id is not null
    group by incubated.opportunity_id
),

final as (
    select
        incubated.* exclude (
            amount, won_amount, approved_at, contract_id, origin_kind, origin_id, originator_id, opportunity_class,
            ends_at, is_unverifiable, passed_at, signed_amount, contract_signed_at, signed_contract_id, incubated_at
        ),
        coalesce(incubated.amount, incubated.won_amount) as amount,
        incubated.won_amount as recorded_won_amount,
        signed_amount as won_amount,
        signed_contract_id as contract_id,
        if(incubated_at < ends_at, incubated_at, null) as incubated_at,
        if(passed_at < ends_at, passed_at, null) as approved_at,
        if(contract_signed_at < ends_at, contract_signed_at, null) as contract_signed_at,
        if(class_letter <> '', '商机' || class_letter || '类', incubated.opportunity_class) as opportunity_class,
        coalesce(class_letter = 'E', false) as is_partner,
        origins.origin_kind,
        origins.origin_basis,
        origins.origin_id,
        origins.originator_id,
        origins.is_service_born,
        origins.is_influenced,
        origins.count_links::integer as count_links,
        coalesce(owners.owner_id, incubated.owner_id) as credited_owner_id
    from incubated
    left join origins on incubated.opportunity_id = origins.opportunity_id
    left join owners on incubated.opportunity_id = owners.opportunity_id
)

select * from final
