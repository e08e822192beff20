-- Amounts of which one road to a sum says another than the next: by order, by source, by centre, by customer.
with

money_items as (
    select * from metrics.money_items
),

order_totals as (
    select order_id, total_amount from metrics.order_totals
),

customer_value as (
    select * from marts.customer_value where period_grain = 'month'
),

service_profit_loss as (
    select * from marts.service_profit_loss where period_grain = 'month'
),

service_product_periods as (
    select * from marts.service_product_periods where period_grain = 'month'
),

clock as (
    select * from policy.clock
),

-- parts + labour + 去零 + what does not agree = the order's total
by_order as (
    select entity_id, sum(recorded_amount) as amount from money_items where entity = 'service_orders' group by entity_id
),

roads as (
    select 'order ' || entity_id as what, by_order.amount as one, order_totals.total_amount as other
    from by_order
    left join order_totals on by_order.entity_id = order_totals.order_id
    union all
    select
        'expenses', (select sum(recorded_amount) from money_items where entity = 'expenses'), sum(amount)
    from warehouse.expenses
    cross join clock
    where coalesce(status, '') not in ('rejected', 'withdrawn')
        and (expense_date <= clock.as_of or expense_date is null)
        and (project_id is null or project_id not in (
            select project_id from warehouse.delivery_projects
            where cost_amount is not null and not is_cost_amount_estimated
        ))
    union all
    select 'payments', (select sum(amount) from money_items where category = 'received'), sum(amount)
    from warehouse.payments
    cross join clock
    where paid_date <= clock.as_of and not is_amount_estimated
    union all
    select
        'service products ' || period_start,
        sum(amount),
        (select sum(amount) from money_items
            where category = 'paid_service' and month = service_product_periods.period_start)
    from service_product_periods
    group by period_start
    union all
    select
        'profit and loss ' || period || ' ' || dimension,
        sum(result_amount),
        (select sum(amount * if(side = 'income', 1, -1)) from money_items
            where side in ('income', 'cost') and month = service_profit_loss.period_start)
    from service_profit_loss
    group by period, dimension, period_start
    union all
    select
        'customers and unassigned ' || period,
        coalesce(sum(service_revenue_amount), 0) + coalesce(sum(paid_service_amount), 0)
            + coalesce(sum(maintenance_amount), 0) - coalesce(sum(service_cost_amount), 0),
        (select sum(result_amount) from service_profit_loss
            where dimension = 'all' and service_profit_loss.period_start = customer_value.period_start)
    from customer_value
    group by period, period_start
)

select * from roads where coalesce(one, 0) <> coalesce(other, 0)
