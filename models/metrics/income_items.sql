-- One row per amount of service income, contract signed, payment received or due: when, from whom, on which tax basis.
-- view
with

order_totals as (
    select * from metrics.order_totals
),

maintenance_income as (
    select * from metrics.maintenance_income
),

service_product_sales as (
    select * from warehouse.service_product_sales
),

service_products as (
    select product_id, bool_and(is_paid is false) as is_free from warehouse.service_products group by product_id
),

contracts as (
    select * from warehouse.contracts
),

payments as (
    select * from warehouse.payments
),

orders as (
    select
        unnest(['parts', 'labour', 'rounding', 'order_difference', 'order_unsplit']) as category,
        unnest([
            parts_amount,
            labour_amount,
            if(parts_amount is null, null, coalesce(rounding_amount, 0)),
            if(parts_amount is null, null, total_amount - expected_amount),
            if(parts_amount is null, total_amount, null)
        ]::decimal(18, 2)[]) as amount,
        order_id, customer_id, coalesce(signed_date, shipped_date) as item_date, request_id, is_tax_included,
        total_check
    from order_totals
),

final as (
    select
        'income' as side, category, 'service_orders' as entity, order_id as entity_id, customer_id, item_date,
        if(total_check = 'no_total', null, amount) as amount, is_tax_included,
        if(total_check = 'no_total', 'no_amount', null) as reason, request_id, null as contract_id
    from orders
    where amount <> 0 or (total_check = 'no_total' and category = 'order_unsplit')
    union all
    select
        'income', 'paid_service', 'service_product_sales', coalesce(sale_id, load_id || ':' || source_row), customer_id,
        signed_date, amount, is_tax_included, if(is_amount_estimated, 'estimated', null), null, contract_id
    from service_product_sales
    left join service_products on service_product_sales.product_id = service_products.product_id
    where service_products.is_free is not true
    union all
    select
        'income', 'maintenance', 'contracts', contract_id, customer_id, month, if(is_undated, null, amount),
        is_tax_included,
        case when is_amount_estimated then 'estimated' when is_undated then 'no_term' end, null, contract_id
    from maintenance_income
    union all
    select
        'signed', 'signed', 'contracts', contract_id, customer_id, signed_date, amount, is_tax_included,
        if(is_amount_estimated, 'estimated', null), null, contract_id
    from contracts
    where coalesce(status, '') not in ('draft', 'void')
    union all
    select
        'payment', 'received', 'payments', coalesce(payment_id, load_id || ':' || source_row), customer_id, paid_date,
        amount, null, if(is_amount_estimated, 'estimated', null), null, contract_id
    from payments
    where paid_date is not null or amount is not null
    union all
    select
        'payment', 'due', 'payments', coalesce(payment_id, load_id || ':' || source_row), customer_id, due_date,
        due_amount, null, if(is_due_amount_estimated, 'estimated', null), null, contract_id
    from payments
    where due_date is not null or due_amount is not null
)

select * from final
