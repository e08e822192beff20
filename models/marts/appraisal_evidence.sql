-- One row per person, fact and record that shows it, with the unit and post held on its day.
with

facts as (
    select fact, null as period_grain, person_id, share, numerator, denominator, fact_date, reason, entity, record_id,
        source_file, null as source_sheet, source_row
    from marts.appraisal_ticket_facts
    union all
    select fact, null, person_id, share, numerator, denominator, fact_date, reason, entity, record_id, source_file,
        source_sheet, source_row
    from marts.appraisal_rating_facts
    union all
    select fact, period_grain, person_id, share, numerator, denominator, fact_date, reason, entity, record_id,
        source_file, source_sheet, source_row
    from marts.appraisal_sales_facts
    union all
    select fact, null, person_id, 1, numerator, denominator, fact_date, reason, entity, record_id, source_file,
        source_sheet, source_row
    from marts.appraisal_work_facts
),

person_units as (
    select *, lead(valid_from, 1, date '9999-12-31') over (partition by person_id order by valid_from) as next_from
    from warehouse.person_units
),

clock as (
    select * from policy.clock
),

known as (
    select facts.*
    from facts
    cross join clock
    where person_id is not null and fact_date <= clock.as_of
),

-- what falls due after somebody left is still of the last post
placed as (
    select known.*, person_units.unit_id, person_units.unit, person_units.role
    from known
    left join person_units
        on known.person_id = person_units.person_id
        and known.fact_date >= person_units.valid_from
        and known.fact_date < person_units.next_from
),

final as (
    select
        person_id,
        fact,
        coalesce(period_grain, '') as period_grain,
        entity,
        coalesce(record_id, '') as record_id,
        unit_id,
        unit,
        role,
        case
            when reason is null then 'counted'
            when reason in ('self_rating', 'not_owner', 'owner_unknown', 'not_participant') then 'excluded'
            else 'unknown'
        end as state,
        reason,
        coalesce(source_file, '') as source_file,
        coalesce(source_sheet, '') as source_sheet,
        coalesce(source_row, 0)::integer as source_row,
        share::double as share,
        if(reason is null, round(numerator, 6), null)::double as numerator,
        if(reason is null, round(denominator, 6), null)::double as denominator,
        fact_date
    from placed
)

select * from final
