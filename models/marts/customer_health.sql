-- One row per customer and quarter: the computed tier with what it rests on, and what the health form recorded.
with

health_tiers as (
    select * from metrics.health_tiers
),

assessments as (
    select * from metrics.assessments
),

customer_terms as (
    select * from metrics.customer_terms
),

customer_labels as (
    select * from metrics.customer_labels
),

services as (
    select
        customer_id,
        period_start,
        max(value) filter (where measure = 'on_time_ratio') as on_time_ratio,
        max(count_n) filter (where measure = 'on_time_ratio') as count_due,
        max(value) filter (where measure = 'first_response_hours') as first_response_hours
    from marts.customer_services
    group by customer_id, period_start
),

-- as «L2 resolution_hours 8.00 > 6»; two decimals, cut off: 3.996 is not 4.00
reasons as (
    select
        customer_id,
        period_start,
        string_agg(
            if(level = 'all', '', level || ' ') || measure || ' '
                || printf('%.2f', floor(round(value * 100, 6)) / 100) || if(value < benchmark, ' < ', ' > ')
                || printf('%g', benchmark),
            '; ' order by measure, level
        ) as reason
    from marts.health_shortfalls
    group by customer_id, period_start
),

final as (
    select
        tiers.customer_id,
        customer_labels.customer_name,
        'quarter' as period_grain,
        tiers.period_start,
        year(tiers.period_start) || 'Q' || quarter(tiers.period_start) as period,
        tiers.relationship_score,
        tiers.service_score,
        service_source,
        count_answers::integer as count_answers,
        tiers.tier,
        tier_flag,
        tiers.trend,
        previous_tier,
        relationship_change,
        service_change,
        assessments.tier as recorded_tier,
        assessments.trend as recorded_trend,
        if(tiers.tier in ('sub_healthy', 'at_risk'), reasons.reason, null) as reason,
        is_expected,
        assessments.customer_id is not null as is_assessed,
        assessments.relationship_rater_id = customer_labels.account_manager_id as is_self_rated,
        customer_terms.renewal_ratio::double as renewal_ratio,
        count_due_contracts::integer as count_due_contracts,
        customer_terms.upsell_amount,
        services.on_time_ratio::double as on_time_ratio,
        services.count_due::integer as count_due_tickets,
        services.first_response_hours::double as first_response_hours,
        customer_terms.tenure_months::integer as tenure_months,
        customer_terms.running_amount as contract_amount,
        customer_terms.next_end_date as contract_end_date,
        assessments.renewal_ratio::double as recorded_renewal_ratio,
        assessments.upsell_amount as recorded_upsell_amount,
        assessments.on_time_ratio::double as recorded_on_time_ratio,
        assessments.first_response_hours::double as recorded_first_response_hours,
        assessments.service_score::double as recorded_service_score,
        floor(assessments.tenure_months)::integer as recorded_tenure_months,
        assessments.source_file,
        assessments.source_row
    from health_tiers as tiers
    left join customer_labels on tiers.customer_id = customer_labels.customer_id
    left join assessments
        on tiers.customer_id = assessments.customer_id
        and tiers.period_start = assessments.period_start
    left join customer_terms
        on tiers.customer_id = customer_terms.customer_id
        and tiers.period_start = customer_terms.period_start
    left join services
        on tiers.customer_id = services.customer_id
        and tiers.period_start = services.period_start
    left join reasons
        on tiers.customer_id = reasons.customer_id
        and tiers.period_start = reasons.period_start
)

select * from final
