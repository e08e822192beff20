-- One row per customer and quarter of customer_quarters: both scores, the tier, its flag and its trend (SPEC 8.3).
with

customer_quarters as (
    select * from metrics.customer_quarters
),

assessments as (
    select * from metrics.assessments
),

settings as (
    select
        any_value(value) filter (where name = 'service_score_source') as service_score_source,
        any_value(value) filter (where name = 'severe_gap_as_risk') = 'true' as severe_gap_as_risk,
        any_value(value) filter (where name = 'health_trend_basis') as trend_basis
    from policy.settings
),

-- the answers' mean is a quotient of whole numbers: 4 is 4; one answer of another scale and nobody knows the mean
scored as (
    select
        customer_quarters.*,
        settings.*,
        if(coalesce(relationship_score_max, 5) = 5, relationship_score, null)::double as relationship_score,
        case
            when count_unusable > 0 and service_score_source <> 'form' then null
            when count_answers > 0 and service_score_source <> 'form' then score_sixths / (6000 * count_answers)
            when service_score_source <> 'surveys' and coalesce(service_score_max, 5) = 5 then service_score::double
        end as service_score,
        if(count_answers > 0 and service_score_source <> 'form', 'answers', 'form') as score_source
    from customer_quarters
    cross join settings
    left join assessments
        on customer_quarters.customer_id = assessments.customer_id
        and customer_quarters.period_start = assessments.period_start
),

tiered as (
    select
        *,
        case
            when relationship_score is null or service_score is null then 'unrated'
            when relationship_score >= 4 and service_score >= 4 then 'healthy'
            when relationship_score <= 3 and service_score <= 3 then 'at_risk'
            when severe_gap_as_risk and least(relationship_score, service_score) < 3 then 'at_risk'
            else 'sub_healthy'
        end as tier
    from scored
),

flagged as (
    select
        *,
        case
            when tier not in ('sub_healthy', 'at_risk') or greatest(relationship_score, service_score) <= 3 then null
            when least(relationship_score, service_score) < 3 then 'severe_gap'
            when greatest(relationship_score, service_score) >= 4 then 'standard'
            else 'middle_band'
        end as tier_flag,
        case tier when 'healthy' then 3 when 'sub_healthy' then 2 when 'at_risk' then 1 end as tier_rank
    from tiered
),

final as (
    select
        now.customer_id, now.period_start, now.last_day, now.is_expected, now.count_answers, now.count_unusable,
        now.relationship_score, now.service_score, now.tier, now.tier_flag,
        if(now.service_score is not null, now.score_source, null) as service_source,
        before.tier as previous_tier,
        now.relationship_score - before.relationship_score as relationship_change,
        now.service_score - before.service_score as service_change,
        case sign(if(
            now.trend_basis = 'tier',
            now.tier_rank - before.tier_rank,
            now.relationship_score + now.service_score - before.relationship_score - before.service_score
        ))
            when 1 then 'improved' when 0 then 'stable' when -1 then 'declined'
        end as trend
    from flagged as now
    left join flagged as before
        on now.customer_id = before.customer_id
        and now.period_start = (before.period_start + interval 3 month)::date
)

select * from final
