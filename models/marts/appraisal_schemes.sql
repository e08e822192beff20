-- One row per period, post and KPI of its scheme; a post without one has that of the post *.
-- view
with

role_kpis as (
    select * from policy.role_kpis
),

kpis as (
    select * from policy.kpis
),

periods as (
    select * from marts.appraisal_periods
),

sources as (
    select * from marts.appraisal_sources
),

roles as (
    select distinct coalesce(role, '') as role from warehouse.person_units
    union
    select ''
),

-- the scheme is that of the period's first day
valid as (
    select periods.period_grain, periods.period_start, role_kpis.*
    from role_kpis
    inner join periods
        on periods.period_start between coalesce(role_kpis.valid_from, date '0001-01-01')
            and coalesce(role_kpis.valid_to, date '9999-12-31')
),

schemes as (
    select distinct period_grain, period_start, role from valid
),

chosen as (
    select periods.*, roles.role, if(schemes.role is null, '*', roles.role) as scheme
    from periods
    cross join roles
    left join schemes
        on periods.period_grain = schemes.period_grain
        and periods.period_start = schemes.period_start
        and roles.role = schemes.role
),

final as (
    select
        chosen.period_grain,
        chosen.period_start,
        chosen.role,
        kpis.*,
        sources.kind,
        sources.exported_date,
        valid.weight,
        -- whole target × months of the period ÷ months that the target is for
        valid.target * case when kpis.is_prorated then chosen.months else 1 end
            / case
                when not kpis.is_prorated then 1
                else case valid.target_period when 'quarter' then 3 when 'year' then 12 else 1 end
            end as target
    from chosen
    inner join valid
        on chosen.period_grain = valid.period_grain
        and chosen.period_start = valid.period_start
        and chosen.scheme = valid.role
    inner join kpis on valid.kpi_code = kpis.kpi_code
    inner join sources on kpis.fact = sources.fact
)

select * from final
