-- One row per period and tier of service products: what was sold of it (SPEC §3.6), on the statement's tax basis.
with

money_items as (
    select * from metrics.money_items where category = 'paid_service'
),

sales as (
    select coalesce(sale_id, load_id || ':' || source_row) as entity_id, any_value(product_id) as product_id
    from warehouse.service_product_sales
    group by all
),

products as (
    select product_id, min(product_tier) as product_tier from warehouse.service_products group by product_id
),

final as (
    select
        period_grain,
        date_trunc(period_grain, month)::date as period_start,
        coalesce(product_tier, 'unknown') as product_tier,
        count(*)::integer as count_sales,
        count(reason)::integer as count_unpriced,
        count(distinct customer_id)::integer as count_customers,
        sum(amount)::decimal(18, 2) as amount
    from money_items
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    left join sales on money_items.entity_id = sales.entity_id
    left join products on sales.product_id = products.product_id
    where month is not null
    group by all
)

select * from final
