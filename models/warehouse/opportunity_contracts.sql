-- One row per opportunity with the contracts signed on it; a contract of several opportunities has no share of its own.
-- view
with

opportunities as (
    select * from warehouse.opportunities
),

contracts as (
    select * from warehouse.contracts where status is distinct from 'draft'
),

pairs as (
    select opportunities.opportunity_id, contracts.contract_id, contracts.amount, contracts.signed_date
    from opportunities
    inner join contracts on opportunities.contract_id = contracts.contract_id
    union
    select opportunity_id, contract_id, amount, signed_date from contracts where opportunity_id is not null
),

shared as (
    select *, count(*) over (partition by contract_id) as count_opportunities from pairs
),

final as (
    select
        opportunity_id,
        count(*)::integer as count_contracts,
        min(contract_id) as contract_id,
        min(signed_date) as signed_date,
        if(bool_and(count_opportunities = 1 and amount is not null), sum(amount), null)::decimal(18, 2) as amount,
        bool_or(count_opportunities > 1) as is_shared
    from shared
    group by opportunity_id
)

select * from final
