-- Entities whose current rows are not as many as the keys their exports hold.
with

ticket_versions as (
    select * from warehouse.ticket_versions
),

tickets as (
    select * from warehouse.tickets
),

contract_versions as (
    select * from staging.contracts
),

contracts as (
    select * from warehouse.contracts
),

opportunity_versions as (
    select * from staging.opportunities
),

opportunities as (
    select * from warehouse.opportunities
),

counted as (
    select
        'tickets' as entity,
        (select count(distinct ticket_id) from ticket_versions where not has_unknown_level) as count_keys,
        (select count(*) from tickets) as count_current
    union all
    select
        'contracts',
        (select count(distinct contract_id) from contract_versions),
        (select count(*) from contracts)
    union all
    select
        'opportunities',
        (select count(distinct opportunity_id) from opportunity_versions),
        (select count(*) from opportunities)
),

offending as (
    select * from counted where count_keys <> count_current
)

select * from offending
