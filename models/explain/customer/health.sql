-- The customer's computed tier of each quarter, what it rests on and what the form recorded, newest first.
with

customer_health as (
    select * from marts.customer_health
),

final as (
    select
        period,
        relationship_score,
        round(service_score, 4) as service_score,
        service_source,
        count_answers,
        tier,
        tier_flag,
        trend,
        reason,
        recorded_tier,
        renewal_ratio,
        count_due_contracts,
        upsell_amount,
        tenure_months,
        source_file,
        source_row
    from customer_health
    where customer_id = $id
    order by period_start desc
)

select * from final
