-- One row per amount of income, cost, signing or payment up to the clock; without an amount it says why.
with

income_items as (
    select * from metrics.income_items
),

cost_items as (
    select * from metrics.cost_items
),

tickets as (
    select ticket_id, customer_id from metrics.ticket_timeliness where customer_id is not null
),

service_requests as (
    select request_id, customer_id, contract_id from warehouse.service_requests
),

cases as (
    select project_id as case_id, 'project' as kind, customer_id from warehouse.delivery_projects
    union all
    select opportunity_id, 'opportunity', customer_id from warehouse.opportunities
    union all
    select contract_id, 'contract', min(customer_id) from warehouse.contracts group by contract_id
),

customers as (
    select customer_id, service_centre from warehouse.customers
),

clock as (
    select * from policy.clock
),

bases as (
    select
        max(value) filter (where name = 'statement_tax_basis') as statement_basis,
        max(value) filter (where name = 'unrecorded_tax_basis') as unrecorded_basis
    from policy.settings
),

costs as (
    select
        cost_items.* exclude (customer_id, contract_id),
        coalesce(cost_items.customer_id, tickets.customer_id, service_requests.customer_id, projects.customer_id,
            opportunities.customer_id, contracts.customer_id) as customer_id,
        coalesce(cost_items.contract_id, service_requests.contract_id) as contract_id
    from cost_items
    left join tickets on cost_items.ticket_id = tickets.ticket_id
    left join service_requests on cost_items.request_id = service_requests.request_id
    left join cases as projects on projects.kind = 'project' and cost_items.project_id = projects.case_id
    left join cases as opportunities
        on opportunities.kind = 'opportunity' and cost_items.opportunity_id = opportunities.case_id
    left join cases as contracts on contracts.kind = 'contract' and cost_items.contract_id = contracts.case_id
),

found as (
    select
        if(category = 'delivery', 'delivery', 'cost') as side, category, entity, entity_id, customer_id, service_centre,
        item_date, amount, reason, ticket_id, request_id, contract_id, opportunity_id, project_id, seconds,
        null::boolean as is_tax_included
    from costs
    union all
    select
        side, category, entity, entity_id, coalesce(income_items.customer_id, contracts.customer_id), null, item_date,
        amount, reason, null, request_id, contract_id, null, null, null, is_tax_included
    from income_items
    left join cases as contracts on contracts.kind = 'contract' and income_items.contract_id = contracts.case_id
),

based as (
    select
        found.* exclude (service_centre, is_tax_included),
        coalesce(found.service_centre, customers.service_centre) as service_centre,
        side in ('income', 'signed') and is_tax_included is null as is_basis_assumed,
        side in ('income', 'signed') and statement_basis <> case
            when is_tax_included is null then unrecorded_basis
            when is_tax_included then 'included'
            else 'excluded'
        end as is_other_basis
    from found
    cross join bases
    cross join clock
    left join customers on found.customer_id = customers.customer_id
    where item_date <= clock.as_of or item_date is null
),

judged as (
    select
        * exclude (reason, is_other_basis),
        case
            when reason is not null then reason
            when amount is null then 'no_amount'
            when item_date is null then 'no_date'
            when is_other_basis then 'tax_basis'
        end as reason
    from based
),

final as (
    select
        * exclude (amount),
        date_trunc('month', item_date)::date as month,
        amount as recorded_amount,
        if(reason is null, amount, null) as amount
    from judged
)

select * from final
