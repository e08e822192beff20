-- One row per ticket, service request, contract, opportunity or project that cost something: the cost to serve it.
with

costs as (
    select * from metrics.money_items where side in ('cost', 'delivery')
),

objects as (
    select 'ticket' as object_kind, ticket_id as object_id, * from costs where ticket_id is not null
    union all
    select 'request', request_id, * from costs where request_id is not null
    union all
    select 'contract', contract_id, * from costs where contract_id is not null
    union all
    select 'opportunity', opportunity_id, * from costs where opportunity_id is not null
    union all
    select 'project', project_id, * from costs where project_id is not null
),

final as (
    select
        object_kind,
        object_id,
        min(customer_id) as customer_id,
        string_agg(distinct reason, '|' order by reason) as reasons,
        count(*)::integer as count_costs,
        count(*) filter (where reason is not null)::integer as count_uncosted,
        (coalesce(sum(seconds), 0) / 3600)::double as hours,
        sum(amount) filter (where seconds is not null)::decimal(18, 2) as labour_amount,
        sum(amount) filter (where category = 'parts_cost')::decimal(18, 2) as parts_amount,
        sum(amount) filter (where category = 'outsourced')::decimal(18, 2) as outsourced_amount,
        sum(amount) filter (where category = 'expense')::decimal(18, 2) as expense_amount,
        sum(amount)::decimal(18, 2) as cost_amount,
        min(item_date) as first_date,
        max(item_date) as last_date
    from objects
    group by object_kind, object_id
)

select * from final
