-- Quarters whose customers by tier, or by movement, are not those of customer_health; and coverage above all there is.
with

customer_health as (
    select * from marts.customer_health where is_expected or tier <> 'unrated'
),

counted as (
    select period_start, tier, count(*) as count_customers from customer_health group by period_start, tier
),

moved as (
    select period_start, to_tier as tier, sum(count_customers) as count_customers
    from marts.tier_movements
    where to_tier <> 'gone'
    group by period_start, to_tier
),

offending as (
    select
        quarters.period_start,
        quarters.tier,
        quarters.count_customers as by_quarter,
        coalesce(counted.count_customers, 0) as by_customer,
        coalesce(moved.count_customers, 0) as by_movement
    from marts.health_quarters as quarters
    left join counted on quarters.period_start = counted.period_start and quarters.tier = counted.tier
    left join moved on quarters.period_start = moved.period_start and quarters.tier = moved.tier
    where quarters.count_customers <> coalesce(counted.count_customers, 0)
        or quarters.count_customers <> coalesce(moved.count_customers, 0)
    union all
    select period_start, customer_id || ' ' || degree, count_matched_persons, count_active_persons, null
    from marts.relationship_uplift
    where count_matched_persons > count_active_persons
)

select * from offending
