-- One row per metric of timeliness and period: its value, parts and facts.
-- view
with

timeliness_periods as (
    select * from marts.timeliness_periods
),

final as (
    select
        case
            when measure = 'acknowledge' then 'M-03'
            when measure = 'response' then 'M-04'
            when level = 'headline' then 'M-08'
            else 'M-09'
        end as metric_code,
        period_grain,
        period_start,
        'company' as dimension,
        'all' as dimension_value,
        on_time_ratio as value,
        count_met::double as numerator,
        count_due::double as denominator,
        count_due as count_n,
        if(count_due > 0, 'ok', 'unknown') as status
    from timeliness_periods
    where basis = 'applied'
        and dimension = 'company'
        and (
            (measure in ('acknowledge', 'response') and level = 'all')
            or (measure = 'resolution' and level in ('headline', 'L3'))
        )
)

select * from final
