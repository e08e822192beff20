-- The customer's uplift of each degree and quarter, with how many key persons it rests on, newest first; no single person.
with

relationship_uplift as (
    select * from marts.relationship_uplift where period_grain = 'quarter'
),

final as (
    select
        period,
        degree,
        if(is_hidden, null, round(score_start, 4)) as score_start,
        if(is_hidden, null, round(score_end, 4)) as score_end,
        if(is_hidden, null, round(uplift, 4)) as uplift,
        count_matched_persons,
        count_active_persons,
        count_left_persons,
        count_new_baselines,
        count_self_rated,
        has_expert_service,
        if(is_hidden, null, round(regression_effect, 4)) as regression_effect,
        interval_status
    from relationship_uplift
    where customer_id = $id
    order by period_start desc, degree
)

select * from final
