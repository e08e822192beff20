-- One row per customer (or none) and period with money in it: sums of its months; null where nothing is known.
-- view
with

customer_months as (
    select * from metrics.customer_months
),

money_years as (
    select * from metrics.money_years
),

summed as (
    select
        customer_id,
        grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start,
        sum(signed_amount) as signed_amount,
        sum(service_revenue_amount) as service_revenue_amount,
        sum(parts_amount) as parts_amount,
        sum(labour_amount) as labour_amount,
        sum(paid_service_amount) as paid_service_amount,
        sum(paid_in_contracts_amount) as paid_in_contracts_amount,
        sum(maintenance_amount) as maintenance_amount,
        sum(service_cost_amount) as service_cost_amount,
        sum(free_expert_amount) as free_expert_amount,
        sum(delivery_cost_amount) as delivery_cost_amount,
        sum(received_amount) as received_amount,
        sum(due_amount) as due_amount,
        sum(other_basis_amount) as other_basis_amount,
        sum(count_costs) as count_costs,
        sum(count_uncosted) as count_uncosted,
        sum(count_unpriced) as count_unpriced,
        sum(count_assumed_basis) as count_assumed_basis
    from customer_months
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    group by customer_id, grain.period_grain, period_start
),

final as (
    select
        customer_id,
        period_grain,
        period_start,
        if(has_signed, coalesce(signed_amount, 0), null) as signed_amount,
        if(has_orders, coalesce(service_revenue_amount, 0), null) as service_revenue_amount,
        if(has_orders, coalesce(parts_amount, 0), null) as parts_amount,
        if(has_orders, coalesce(labour_amount, 0), null) as labour_amount,
        if(has_paid, coalesce(paid_service_amount, 0), null) as paid_service_amount,
        if(has_paid, coalesce(paid_in_contracts_amount, 0), null) as paid_in_contracts_amount,
        if(has_maintenance, coalesce(maintenance_amount, 0), null) as maintenance_amount,
        -- of costs that are all unknown, the sum is unknown
        if(has_costs and (count_costs = 0 or count_costs > count_uncosted), coalesce(service_cost_amount, 0), null)
            as service_cost_amount,
        if(has_costs, coalesce(free_expert_amount, 0), null) as free_expert_amount,
        if(has_projects, coalesce(delivery_cost_amount, 0), null) as delivery_cost_amount,
        if(has_payments, coalesce(received_amount, 0), null) as received_amount,
        if(has_payments, coalesce(due_amount, 0), null) as due_amount,
        coalesce(other_basis_amount, 0) as other_basis_amount,
        count_costs,
        count_uncosted,
        count_unpriced,
        count_assumed_basis
    from summed
    left join money_years on year(summed.period_start) = money_years.year
)

select * from final
