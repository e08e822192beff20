-- One row per quarter and tier: how many customers are in it, and what their contracts are worth.
with

customer_health as (
    select * from marts.customer_health where is_expected or tier <> 'unrated'
),

tiers as (
    select * from (values ('healthy'), ('sub_healthy'), ('at_risk'), ('unrated')) as tiers (tier)
),

quarters as (
    select
        period_start,
        count(*) as count_all,
        count_if(is_expected) as count_expected,
        count_if(is_expected and tier <> 'unrated') as count_rated
    from customer_health
    group by period_start
),

counted as (
    select
        period_start,
        tier,
        count(*) as count_customers,
        count_if(trend = 'improved') as count_improved,
        count_if(trend = 'declined') as count_declined,
        count(contract_amount) as count_amounts,
        sum(contract_amount) as contract_amount
    from customer_health
    group by period_start, tier
),

final as (
    select
        'quarter' as period_grain,
        quarters.period_start,
        year(quarters.period_start) || 'Q' || quarter(quarters.period_start) as period,
        tiers.tier,
        coalesce(count_customers, 0)::integer as count_customers,
        (coalesce(count_customers, 0) / count_all)::double as share_ratio,
        coalesce(count_improved, 0)::integer as count_improved,
        coalesce(count_declined, 0)::integer as count_declined,
        coalesce(count_amounts, 0)::integer as count_amounts,
        contract_amount::decimal(18, 2) as contract_amount,
        count_expected::integer as count_expected,
        count_rated::integer as count_rated,
        (count_rated / nullif(count_expected, 0))::double as coverage_ratio
    from quarters
    cross join tiers
    left join counted on quarters.period_start = counted.period_start and tiers.tier = counted.tier
)

select * from final
