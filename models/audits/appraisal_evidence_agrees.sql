-- Items whose value is not what their evidence comes to, and totals that are not what their items come to.
with

items as (
    select * from marts.appraisal_items where status = 'scored'
),

totals as (
    select * from marts.appraisal_totals
),

evidence as (
    select * from marts.appraisal_evidence where state = 'counted'
),

periods as (
    select * from marts.appraisal_periods
),

sources as (
    select * from marts.appraisal_sources
),

counted as (
    select
        items.person_id,
        items.period_start,
        items.period_grain,
        items.kpi_code,
        items.raw_value,
        case
            when any_value(sources.kind) = 'sum' then coalesce(sum(numerator::decimal(18, 6)), 0)
            else sum(numerator::decimal(18, 6)) / sum(denominator::decimal(18, 6))
        end::double as evidence_value
    from items
    inner join sources on items.fact = sources.fact
    inner join periods
        on items.period_grain = periods.period_grain
        and items.period_start = periods.period_start
    left join evidence
        on items.person_id = evidence.person_id
        and items.fact = evidence.fact
        and items.role = coalesce(evidence.role, '')
        and evidence.fact_date between periods.period_start and periods.period_end
        and evidence.period_grain in ('', items.period_grain)
    group by items.person_id, items.period_start, items.period_grain, items.role, items.kpi_code, items.raw_value
),

summed as (
    select
        person_id,
        period_grain,
        period_start,
        round(sum(weight * post_days * score) / nullif(sum(weight * post_days), 0), 2) as score
    from items
    group by person_id, period_grain, period_start
),

final as (
    select person_id, period_grain, period_start, kpi_code, raw_value as told, evidence_value as found
    from counted
    where abs(raw_value - evidence_value) > 1e-9 * greatest(abs(raw_value), 1) or evidence_value is null
    union all
    select totals.person_id, totals.period_grain, totals.period_start, 'total', score_before_veto, summed.score
    from totals
    left join summed
        on totals.person_id = summed.person_id
        and totals.period_grain = summed.period_grain
        and totals.period_start = summed.period_start
    where abs(score_before_veto - summed.score) > 0.01 or (summed.score is null) <> (score_before_veto is null)
)

select * from final
