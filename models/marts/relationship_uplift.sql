-- One row per customer, period and degree: how its matched key persons moved, and how many they are of those in post.
with

customer_uplifts as (
    select * from metrics.customer_uplifts
),

person_changes as (
    select * from metrics.person_changes where is_matched
),

uplift_intervals as (
    select * from metrics.uplift_intervals where dimension = 'customer'
),

customer_labels as (
    select * from metrics.customer_labels
),

customer_health as (
    select customer_id, period_start, tier from marts.customer_health
),

expert_services as (
    select customer_id, service_date from warehouse.expert_services where customer_id is not null
),

settings as (
    select value::integer as min_persons from policy.settings where name = 'uplift_min_persons'
),

-- of all matched persons: what a score is expected to come to, given where it started (regression to the mean)
regressions as (
    select
        period_grain,
        period_start,
        degree,
        count(*) as count_all,
        sum(score_start)::bigint / (1000 * count(*)) as mean_start,
        sum(score_end - score_start)::bigint / (1000 * count(*)) as mean_change,
        (count(*) * sum(score_start * score_end) - sum(score_start) * sum(score_end))::double
            / nullif(count(*) * sum(score_start * score_start) - sum(score_start) * sum(score_start), 0) as slope
    from person_changes
    group by all
),

served as (
    select distinct uplifts.customer_id, uplifts.period_grain, uplifts.period_start
    from customer_uplifts as uplifts
    inner join expert_services
        on uplifts.customer_id = expert_services.customer_id
        and expert_services.service_date between uplifts.period_start and uplifts.period_end
),

joined as (
    select
        uplifts.*,
        customer_labels.customer_name,
        uplift_low,
        uplift_high,
        uplift_intervals.count_units is not null as has_interval,
        served.customer_id is not null as has_expert_service,
        customer_health.tier as tier_before,
        if(count_all >= min_persons, (slope - 1) * (score_start - mean_start), null) as regression_effect,
        mean_change
    from customer_uplifts as uplifts
    cross join settings
    left join customer_labels on uplifts.customer_id = customer_labels.customer_id
    left join uplift_intervals
        on uplifts.customer_id = uplift_intervals.dimension_value
        and uplifts.period_grain = uplift_intervals.period_grain
        and uplifts.period_start = uplift_intervals.period_start
        and uplifts.degree = uplift_intervals.degree
    left join served
        on uplifts.customer_id = served.customer_id
        and uplifts.period_grain = served.period_grain
        and uplifts.period_start = served.period_start
    left join customer_health
        on uplifts.customer_id = customer_health.customer_id
        and uplifts.period_start = (customer_health.period_start + interval 3 month)::date
    left join regressions
        on uplifts.period_grain = regressions.period_grain
        and uplifts.period_start = regressions.period_start
        and uplifts.degree = regressions.degree
),

-- one customer hidden alone would be the company less all others: the next smallest is hidden with it
ranked as (
    select
        *,
        count_if(count_matched = 1) over cell = 1
            and count_matched > 1
            and row_number() over (cell order by count_matched <= 1, count_matched, customer_id) = 1 as is_next
    from joined
    window cell as (partition by period_grain, period_start, degree)
),

final as (
    select
        customer_id,
        customer_name,
        period_grain,
        period_start,
        if(
            period_grain = 'year',
            year(period_start)::varchar,
            year(period_start) || 'Q' || quarter(period_start)
        ) as period,
        degree,
        score_start,
        score_end,
        uplift,
        uplift_low,
        uplift_high,
        case when count_matched = 0 then 'no_pair' when has_interval then 'ok' else 'insufficient' end
            as interval_status,
        count_matched::integer as count_matched_persons,
        count_active::integer as count_active_persons,
        (count_matched / nullif(count_active, 0))::double as coverage_ratio,
        count_left::integer as count_left_persons,
        count_new::integer as count_new_baselines,
        count_self_rated::integer as count_self_rated,
        count_same_rater::integer as count_same_rater,
        has_expert_service,
        coalesce(tier_before, 'unrated') as tier_before,
        case when score_start < 3 then 'low' when score_start < 4 then 'middle' when score_start >= 4 then 'high' end
            as baseline_band,
        regression_effect,
        abs(regression_effect) >= 0.5 * abs(uplift - mean_change)
            and sign(regression_effect) = sign(uplift - mean_change) as is_mostly_regression,
        count_matched = 1 or is_next as is_hidden
    from ranked
)

select * from final
