-- One row per customer (or none) and month with money in it: each kind of amount, and what has none.
with

money_items as (
    select * from metrics.money_items where month is not null
),

signed as (
    select distinct entity_id as contract_id from money_items where side = 'signed'
),

final as (
    select
        customer_id,
        month,
        sum(amount) filter (where side = 'signed') as signed_amount,
        sum(amount) filter (where category in ('parts', 'labour', 'rounding', 'order_difference', 'order_unsplit'))
            as service_revenue_amount,
        sum(amount) filter (where category = 'parts') as parts_amount,
        sum(amount) filter (where category = 'labour') as labour_amount,
        sum(amount) filter (where category = 'paid_service') as paid_service_amount,
        sum(amount) filter (where category = 'paid_service' and contract_id in (select contract_id from signed))
            as paid_in_contracts_amount,
        sum(amount) filter (where category = 'maintenance') as maintenance_amount,
        sum(amount) filter (where side = 'cost') as service_cost_amount,
        sum(amount) filter (where category = 'free_expert') as free_expert_amount,
        sum(amount) filter (where side = 'delivery') as delivery_cost_amount,
        sum(amount) filter (where category = 'received') as received_amount,
        sum(amount) filter (where category = 'due') as due_amount,
        sum(recorded_amount) filter (where reason = 'tax_basis') as other_basis_amount,
        count(*) filter (where side = 'cost') as count_costs,
        count(*) filter (where side = 'cost' and reason is not null) as count_uncosted,
        count(*) filter (where side in ('income', 'signed')) as count_incomes,
        count(*) filter (where side in ('income', 'signed') and reason is not null) as count_unpriced,
        count(*) filter (where is_basis_assumed) as count_assumed_basis
    from money_items
    group by customer_id, month
)

select * from final
