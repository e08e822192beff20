-- One row per period, degree and band of the baseline: how persons who began low, middle or high moved.
with

person_changes as (
    select * from metrics.person_changes where is_matched
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

-- the change of fewer than three persons would tell of one
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
        if(count_persons >= 3, start_sum / (1000 * count_persons), null) as score_start,
        if(count_persons >= 3, change_sum / (1000 * count_persons), null) as uplift
    from counted
)

select * from final
