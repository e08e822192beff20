-- One row per customer's assessment in one quarter and export that holds it.
-- view
with

health_assessments as (
    select * from lake.health_assessments
),

renamed as (
    select
        ---------- ids
        customer_id,
        relationship_rater_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        period,
        tier,
        strategy_owners,
        customer_reaction,
        trend,
        improvement_department,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        tenure_months::decimal(14, 4) as tenure_months,
        renewal_ratio::decimal(14, 6) as renewal_ratio,
        upsell_amount::decimal(18, 2) as upsell_amount,
        relationship_score::decimal(9, 3) as relationship_score,
        relationship_score_max::decimal(9, 3) as relationship_score_max,
        on_time_ratio::decimal(14, 6) as on_time_ratio,
        service_score::decimal(9, 3) as service_score,
        service_score_max::decimal(9, 3) as service_score_max,
        first_response_hours::decimal(14, 4) as first_response_hours,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        coalesce(upsell_amount_is_estimated::boolean, false) as is_upsell_amount_estimated,
        cause is not null as has_cause,
        strategy is not null as has_strategy,
        schedule is not null as has_schedule,
        next_action is not null as has_next_action,

        ---------- dates
        assessed_date::date as assessed_date,
        improvement_due_date::date as improvement_due_date,

        ---------- timestamps
        collected_at::timestamp as collected_at,
        reviewed_at::timestamp as reviewed_at,
        updated_at::timestamp as updated_at,
        reaction_collected_at::timestamp as reaction_collected_at
    from health_assessments
)

select * from renamed
