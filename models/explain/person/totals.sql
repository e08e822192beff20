-- The person's totals, newest period first.
with

totals as (
    select * from marts.appraisal_totals
),

final as (
    select period, role, unit, status, score, coverage_ratio, least_score, most_score, present_days, is_vetoed
    from totals
    where person_id = $id
    order by period_start desc, period_grain
)

select * from final
