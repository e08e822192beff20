-- One row per period and degree: customers with expert service beside comparable ones without. A comparison, not proof.
with

-- a customer's hidden score must not be what these sums leave over
relationship_uplift as (
    select * from marts.relationship_uplift
    where uplift is not null and tier_before <> 'unrated' and not is_hidden
),

-- comparable: the same tier before the period and the same band of the score it began with
without_service as (
    select
        period_grain,
        period_start,
        degree,
        tier_before,
        baseline_band,
        count(*) as count_comparable,
        sum(round(uplift * 1000000000)::bigint) / count(*) as uplift
    from relationship_uplift
    where not has_expert_service
    group by all
),

compared as (
    select
        served.period_grain,
        served.period_start,
        served.period,
        served.degree,
        served.customer_id,
        round(served.uplift * 1000000000)::bigint as served_uplift,
        round(without_service.uplift)::bigint as comparable_uplift,
        without_service.count_comparable
    from relationship_uplift as served
    left join without_service using (period_grain, period_start, degree, tier_before, baseline_band)
    where served.has_expert_service
),

final as (
    select
        period_grain,
        period_start,
        period,
        degree,
        count(*)::integer as count_served,
        count(comparable_uplift)::integer as count_compared,
        (sum(served_uplift) filter (where comparable_uplift is not null)
            / (1000000000 * count(comparable_uplift))) as served_uplift,
        sum(comparable_uplift) / (1000000000 * count(comparable_uplift)) as comparable_uplift,
        (sum(served_uplift - comparable_uplift) / (1000000000 * count(comparable_uplift))) as difference,
        if(count(comparable_uplift) < 5, 'too_few', 'ok') as status
    from compared
    group by all
)

select * from final
