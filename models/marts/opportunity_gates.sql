-- One row per opportunity and gate that the stage it has reached requires.
with

opportunities as (
    select * from marts.opportunities where status is distinct from 'void'
),

gates as (
    select * from policy.opportunity_gates where applies_to <> 'on_demand'
),

events as (
    select events.*
    from warehouse.opportunity_stage_events as events
    cross join policy.clock
    where events.gate_code is not null and events.submitted_at < clock.ends_at
),

passes as (
    select
        opportunity_id,
        gate_code,
        min(decided_at) filter (where decision = 'approved') as passed_at,
        arg_max(decision, submitted_at) as last_decision
    from events
    group by opportunity_id, gate_code
),

-- a gate is due once its stage lies behind; where no gate is exported nobody can say
required as (
    select opportunities.opportunity_id, gates.gate_code, gates.rank, gates.position
    from opportunities
    inner join gates
        on (gates.rank < opportunities.reached_rank or opportunities.status = 'won')
        and (gates.applies_to = 'all' or opportunities.is_partner)
    where exists (select 1 from events)
),

judged as (
    select
        required.*,
        passes.passed_at,
        passes.last_decision,
        max(passes.passed_at) over (
            partition by required.opportunity_id order by required.rank range between unbounded preceding and 1 preceding
        ) as earlier_stage_at
    from required
    left join passes
        on required.opportunity_id = passes.opportunity_id and required.gate_code = passes.gate_code
),

final as (
    select
        opportunity_id,
        gate_code,
        position,
        case
            when passed_at < earlier_stage_at then 'out_of_order'
            when passed_at is not null then 'passed'
            when last_decision = 'rejected' then 'rejected'
            when last_decision is not null then 'pending'
            else 'missing'
        end as state,
        passed_at
    from judged
)

select * from final
