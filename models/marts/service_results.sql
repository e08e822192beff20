-- One row per period and service centre (and all together): what service earned, cost and kept.
with

service_profit_loss as (
    select * from marts.service_profit_loss
),

money_years as (
    select year, has_costs, has_orders or has_paid or has_maintenance as has_income from metrics.money_years
),

summed as (
    select
        period_grain,
        period,
        period_start,
        dimension,
        dimension_value,
        tax_basis,
        sum(amount) filter (where side = 'income') as income,
        sum(amount) filter (where side = 'cost') as cost,
        coalesce(sum(count_unknown) filter (where side = 'income'), 0)::integer as count_unpriced,
        coalesce(sum(count_unknown) filter (where side = 'cost'), 0)::integer as count_uncosted,
        coalesce(sum(count_items) filter (where side = 'cost'), 0) as count_costs
    from service_profit_loss
    group by period_grain, period, period_start, dimension, dimension_value, tax_basis
),

-- in a year of which no export tells of costs they are not zero
known as (
    select
        summed.*,
        if(has_income and (income is not null or count_unpriced = 0), coalesce(income, 0), null)::decimal(18, 2)
            as income_amount,
        if(has_costs and (count_costs = 0 or cost is not null), coalesce(cost, 0), null)::decimal(18, 2) as cost_amount
    from summed
    left join money_years on year(summed.period_start) = money_years.year
),

final as (
    select
        period_grain,
        period,
        dimension,
        dimension_value,
        tax_basis,
        count_unpriced,
        count_uncosted,
        income_amount,
        cost_amount,
        (income_amount - cost_amount)::decimal(18, 2) as result_amount,
        (income_amount / nullif(cost_amount, 0))::double as income_ratio,
        period_start
    from known
)

select * from final
