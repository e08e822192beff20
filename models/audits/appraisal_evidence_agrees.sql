-- Items whose value is not what their evidence comes to, and totals that are not what their items come to.
with

items as (
    select * from marts.appraisal_items where status = 'scored'
),

totals as (
    select * from marts.appraisal_totals
),

sources as (
    select * from marts.appraisal_sources
),

-- by the period that a day lies in, where the items compare it with the ends of each
evidence as (
    select
        person_id,
        fact,
        coalesce(role, '') as role,
        grain.period_grain,
        date_trunc(grain.period_grain, fact_date)::date as period_start,
        sum(numerator::decimal(18, 6)) as numerator,
        sum(denominator::decimal(18, 6)) as denominator
    from marts.appraisal_evidence
    inner join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
        on appraisal_evidence.period_grain in ('', grain.period_grain)
    where state = 'counted'
    group by all
),

counted as (
    select
        items.person_id,
        items.period_start,
        items.period_grain,
        items.kpi_code,
        items.raw_value,
        case
            when sources.kind = 'sum' then coalesce(numerator, 0)
            else numerator / denominator
        end::double as evidence_value
    from items
    inner join sources on items.fact = sources.fact
    left join evidence
        on items.person_id = evidence.person_id
        and items.fact = evidence.fact
        and items.role = evidence.role
        and items.period_grain = evidence.period_grain
        and items.period_start = evidence.period_start
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
