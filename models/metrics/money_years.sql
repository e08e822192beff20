-- One row per year with money in it: of which kinds anybody's export tells; of the others that year nothing is known.
-- view
with

money_items as (
    select * from metrics.money_items
),

final as (
    select
        year(month)::integer as year,
        bool_or(side = 'signed') as has_signed,
        bool_or(entity = 'service_orders') as has_orders,
        bool_or(category = 'paid_service') as has_paid,
        bool_or(category = 'maintenance') as has_maintenance,
        bool_or(side = 'cost') as has_costs,
        bool_or(side = 'delivery') as has_projects,
        bool_or(side = 'payment') as has_payments
    from money_items
    where month is not null
    group by year(month)
)

select * from final
