-- One row per customer, period and degree with somebody in post: the weighted change of its matched key persons (M-44).
with

person_changes as (
    select * from metrics.person_changes
),

settings as (
    select value as uplift_weights from policy.settings where name = 'uplift_weights'
),

-- one person without a weight, and all count the same
weighed as (
    select
        *,
        if(
            uplift_weights = 'influence'
            and bool_and(influence_weight > 0) filter (where is_matched)
                over (partition by customer_id, degree, period_grain, period_start),
            influence_weight,
            1
        ) as weight
    from person_changes
    cross join settings
),

counted as (
    select
        customer_id,
        degree,
        period_grain,
        period_start,
        any_value(period_end) as period_end,
        count_if(is_active) as count_active,
        count_if(is_matched) as count_matched,
        count_if(has_left) as count_left,
        count_if(is_new_baseline) as count_new,
        count_if(is_active and has_self_rating and not is_matched) as count_self_rated,
        count_if(is_matched and is_same_rater) as count_same_rater,
        sum(weight) filter (where is_matched)::bigint as weights,
        sum(weight * score_start) filter (where is_matched)::bigint as start_sum,
        sum(weight * score_end) filter (where is_matched)::bigint as end_sum
    from weighed
    group by all
),

-- thousandths of a point by whole weights: divided last
final as (
    select
        *,
        start_sum / (1000 * weights) as score_start,
        end_sum / (1000 * weights) as score_end,
        (end_sum - start_sum) / (1000 * weights) as uplift
    from counted
)

select * from final
