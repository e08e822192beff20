-- One row per cost of service: work, expense, part or delivery project, with the case and customer that caused it.
-- view
with

work_costs as (
    select * from metrics.work_costs
),

expenses as (
    select * from warehouse.expenses where coalesce(status, '') not in ('rejected', 'withdrawn')
),

order_totals as (
    select * from metrics.order_totals
),

service_order_lines as (
    select * from warehouse.service_order_lines where line_kind = 'part'
),

delivery_projects as (
    select * from warehouse.delivery_projects
),

clock as (
    select * from policy.clock
),

delivery_kinds as (
    select unnest(string_split(value, '|')) as work_kind from policy.settings where name = 'delivery_work_kinds'
),

outsourced_kinds as (
    select unnest(string_split(value, '|')) as expense_kind from policy.settings where name = 'outsourced_expense_kinds'
),

approvals as (
    select load_id, count(status) > 0 as is_needed from warehouse.expenses group by load_id
),

-- what a project's recorded cost holds already
costed_projects as (
    select project_id from delivery_projects where cost_amount is not null and not is_cost_amount_estimated
),

final as (
    select
        case
            when project_id is not null or work_kind in (select work_kind from delivery_kinds) then 'delivery'
            when source_kind = 'expert' then if(is_paid, 'paid_expert', 'free_expert')
            when opportunity_id is not null then 'presales'
            else 'labour_cost'
        end as category,
        source_kind as entity, source_key as entity_id, customer_id, work_date as item_date, amount,
        case
            when project_id is null and exists (select 1 from costed_projects)
                and work_kind in (select work_kind from delivery_kinds) then 'in_project_cost'
            else reason
        end as reason,
        ticket_id,
        request_id, null as contract_id, opportunity_id, project_id, service_centre, seconds
    from work_costs
    where project_id is null or project_id not in (select project_id from costed_projects)
    union all
    select
        case
            when project_id is not null then 'delivery'
            when expense_kind in (select expense_kind from outsourced_kinds) then 'outsourced'
            else 'expense'
        end,
        'expenses', coalesce(expense_id, expenses.load_id || ':' || source_row), customer_id, expense_date, amount,
        case
            when is_amount_estimated then 'estimated'
            when status is distinct from 'approved' and approvals.is_needed then 'not_approved'
        end,
        ticket_id, request_id, contract_id, opportunity_id, project_id, null, null
    from expenses
    inner join approvals on expenses.load_id = approvals.load_id
    where project_id is null or project_id not in (select project_id from costed_projects)
    union all
    select
        'parts_cost', 'service_order_lines', order_totals.order_id || ':' || lines.source_row, customer_id,
        coalesce(signed_date, shipped_date), cost_amount,
        case when is_cost_amount_estimated then 'estimated' when cost_amount is null then 'no_part_cost' end,
        null, request_id, null, null, null, null, null
    from order_totals
    inner join service_order_lines as lines on order_totals.order_id = lines.order_id
    union all
    select
        'delivery', 'delivery_projects', project_id, customer_id, coalesce(end_date, clock.as_of), cost_amount,
        if(is_cost_amount_estimated, 'estimated', null), null, null, contract_id, opportunity_id, project_id, null, null
    from delivery_projects
    cross join clock
    where cost_amount is not null
)

select * from final
