-- One row per person, period and post held in it, with its days there and the last unit (A-44, A-45).
-- view
with

person_units as (
    select * from warehouse.person_units
),

persons as (
    select * from warehouse.persons
),

periods as (
    select * from marts.appraisal_periods
),

evidence as (
    select distinct person_id, date_trunc('month', fact_date)::date as month from marts.appraisal_evidence
),

stretches as (
    select
        person_units.person_id,
        coalesce(person_units.role, '') as role,
        person_units.unit_id,
        person_units.unit,
        greatest(person_units.valid_from, coalesce(persons.employment_start_date, date '0001-01-01')) as valid_from,
        least(person_units.valid_to, coalesce(persons.employment_end_date + 1, date '9999-12-31')) as valid_to
    from person_units
    left join persons on person_units.person_id = persons.person_id
),

held as (
    select
        stretches.person_id,
        role,
        unit_id,
        unit,
        greatest(valid_from, period_start) as from_date,
        least(valid_to, period_end + 1, as_of + 1) - greatest(valid_from, period_start) as days,
        periods.*
    from stretches
    inner join periods
        on stretches.valid_from <= least(periods.period_end, periods.as_of)
        and stretches.valid_to > periods.period_start
),

-- whom HR's list does not know is there for as long as the period is
strangers as (
    select distinct evidence.person_id, periods.*
    from evidence
    anti join person_units on evidence.person_id = person_units.person_id
    inner join periods on evidence.month between periods.period_start and periods.period_end
),

posts as (
    select * from held where days > 0
    union all by name
    select
        *,
        '' as role,
        null::varchar as unit_id,
        null::varchar as unit,
        period_start as from_date,
        least(period_end, as_of) - period_start + 1 as days
    from strangers
),

final as (
    select
        person_id,
        period_grain,
        period_start,
        period,
        role,
        arg_max(coalesce(unit_id, ''), from_date) as unit_id,
        arg_max(coalesce(unit, ''), from_date) as unit,
        max(from_date) as last_from_date,
        sum(days)::integer as post_days,
        sum(sum(days)) over (partition by person_id, period_grain, period_start)::integer as present_days,
        any_value(period_end - period_start + 1)::integer as period_days,
        any_value(months) as months,
        any_value(period_end <= as_of) as is_ended
    from posts
    group by person_id, period_grain, period_start, period, role
)

select * from final
