-- Cut-offs by which a tier is inferred.
with

customer_tiers as (
    select * from policy.customer_tiers
),

final as (
    select
        customer_tier,
        min_amount,
        valid_from,
        valid_to
    from customer_tiers
    where $id is not null
    order by min_amount desc
)

select * from final
