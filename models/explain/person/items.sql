-- Every KPI of the person's posts, newest period first.
with

items as (
    select * from marts.appraisal_items
),

final as (
    select period, kpi_code, rule, raw_value, target, weight, score, status, reason, count_evidence
    from items
    where person_id = $id
    order by period_start desc, period_grain, role, kpi_code
)

select * from final
