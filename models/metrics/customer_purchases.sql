-- One row per customer with what it bought in the months before the clock by which its tier is inferred (SPEC §9).
-- view
with

contracts as (
    select * from warehouse.contracts where status is distinct from 'draft'
),

service_orders as (
    select * from warehouse.service_orders
),

service_product_sales as (
    select * from warehouse.service_product_sales
),

window_ as (
    select clock.as_of, (clock.as_of - to_months(settings.value::integer))::date as since
    from policy.clock
    inner join policy.settings on settings.name = 'tier_window_months'
),

-- a sale under a contract that is loaded stands in that contract's amount
bought as (
    select customer_id, signed_date as day, amount from contracts
    union all
    select customer_id, signed_date, total_amount from service_orders
    union all
    select sales.customer_id, sales.signed_date, sales.amount
    from service_product_sales as sales
    anti join contracts on sales.contract_id = contracts.contract_id
),

final as (
    select
        bought.customer_id,
        coalesce(sum(bought.amount) filter (where bought.day > window_.since and bought.day <= window_.as_of), 0)
            ::decimal(18, 2) as purchase_amount
    from bought
    cross join window_
    where bought.customer_id is not null and bought.amount is not null
    group by bought.customer_id
)

select * from final
