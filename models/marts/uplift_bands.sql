-- One row per period, degree and band of the baseline: how persons who began low, middle or high moved.
with

-- a customer's hidden score must not be what these sums leave over
hidden_customers as (
    select customer_id, period_grain, period_start, degree from marts.relationship_uplift where is_hidden
),

person_changes as (
    select person_changes.*
    from metrics.person_changes as person_changes
    anti join hidden_customers using (customer_id, period_grain, period_start, degree)
    where is_matched
),

counted as (
    select
        period_grain,
        period_start,
        degree,
        case when score_start < 3000 then 'low' when score_start < 4000 then 'middle' else 'high' end
            as baseline_band,
        count(*) as count_persons,
        sum(score_start)::bigint as start_sum,
        sum(score_end - score_start)::bigint as change_sum
    from person_changes
    group by all
),

-- the change of fewer than three persons would tell of one, as would that of all persons less those shown
ranked as (
    select
        *,
        count_if(count_persons < 3) over cell as count_small,
        coalesce(sum(count_persons) over (
            partition by period_grain, period_start, degree order by count_persons, baseline_band
            rows between unbounded preceding and 1 preceding
        ), 0) as count_before
    from counted
    window cell as (partition by period_grain, period_start, degree)
),

judged as (
    select *, count_persons >= 3 and (count_small = 0 or count_before >= 3) as is_shown from ranked
),

final as (
    select
        period_grain,
        period_start,
        if(
            period_grain = 'year',
            year(period_start)::varchar,
            year(period_start) || 'Q' || quarter(period_start)
        ) as period,
        degree,
        baseline_band,
        count_persons::integer as count_persons,
        if(is_shown, start_sum / (1000 * count_persons), null) as score_start,
        if(is_shown, change_sum / (1000 * count_persons), null) as uplift
    from judged
)

select * from final
