-- One row per person, period, KPI of the post held on the day and record of evidence.
-- view
with

evidence as (
    select * from marts.appraisal_evidence
),

periods as (
    select * from marts.appraisal_periods
),

schemes as (
    select distinct period_grain, period_start, role, kpi_code, fact, kind from marts.appraisal_schemes
),

final as (
    select
        periods.period_grain,
        periods.period_start,
        periods.period,
        periods.is_finest or evidence.period_grain <> '' as is_apart,
        schemes.kpi_code,
        schemes.kind,
        evidence.* exclude (period_grain, unit_id, unit, role),
        coalesce(evidence.unit_id, 'none') as unit_id,
        coalesce(evidence.unit, '') as unit,
        coalesce(evidence.role, '') as role
    from evidence
    inner join periods
        on evidence.fact_date between periods.period_start and periods.period_end
    inner join schemes
        on periods.period_grain = schemes.period_grain
        and periods.period_start = schemes.period_start
        and coalesce(evidence.role, '') = schemes.role
        and evidence.fact = schemes.fact
    where evidence.period_grain in ('', periods.period_grain)
)

select * from final
