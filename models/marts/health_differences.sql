-- One row per customer, quarter and measure whose recorded value is another than the computed one.
with

customer_health as (
    select * from marts.customer_health where is_assessed
),

-- as far as the form is written: whole percent, a tenth of a score or an hour, whole months
compared as (
    select
        customer_health.*,
        measures.measure,
        case measures.measure
            when 'tier' then recorded_tier
            when 'trend' then nullif(recorded_trend, 'first')
            when 'service_score' then recorded_service_score::varchar
            when 'renewal_ratio' then recorded_renewal_ratio::varchar
            when 'upsell_amount' then recorded_upsell_amount::varchar
            when 'on_time_ratio' then recorded_on_time_ratio::varchar
            when 'first_response_hours' then recorded_first_response_hours::varchar
            when 'tenure_months' then recorded_tenure_months::varchar
        end as recorded,
        case measures.measure
            when 'tier' then tier
            when 'trend' then trend
            when 'service_score' then service_score::varchar
            when 'renewal_ratio' then renewal_ratio::varchar
            when 'upsell_amount' then upsell_amount::varchar
            when 'on_time_ratio' then on_time_ratio::varchar
            when 'first_response_hours' then first_response_hours::varchar
            when 'tenure_months' then tenure_months::varchar
        end as computed,
        measures.tolerance
    from customer_health
    cross join (
        values ('tier', null), ('trend', null), ('service_score', 0.05), ('renewal_ratio', 0.005),
            ('upsell_amount', 0.005), ('on_time_ratio', 0.005), ('first_response_hours', 0.05), ('tenure_months', 0.5)
    ) as measures (measure, tolerance)
),

final as (
    select
        customer_id,
        customer_name,
        period_grain,
        period_start,
        period,
        measure,
        recorded,
        computed,
        try_cast(computed as double) - try_cast(recorded as double) as difference,
        source_file,
        source_row
    from compared
    where recorded is not null
        and computed is not null
        and if(
            tolerance is null,
            recorded <> computed,
            abs(try_cast(computed as double) - try_cast(recorded as double)) > tolerance + 0.000001
        )
)

select * from final
