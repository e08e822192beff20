-- One row per person and stretch of days in one unit and post; stretches of a person never overlap (A-44).
with

assignments as (
    select * from warehouse.assignments
),

persons as (
    select * from warehouse.persons
),

org_units as (
    select * from warehouse.org_units
),

-- HR's list tells today's unit only: it stands for all of a person's days where no assignment is recorded
held as (
    select
        assignments.person_id,
        assignments.unit_id,
        assignments.unit_name,
        assignments.role,
        assignments.grade,
        assignments.start_date as valid_from,
        coalesce(assignments.end_date + 1, date '9999-12-31') as valid_to,
        coalesce(assignments.is_primary, false) as is_primary,
        'assignment' as basis
    from assignments
    union all
    select
        persons.person_id,
        persons.unit_id,
        persons.unit_name,
        persons.role,
        persons.grade,
        coalesce(persons.employment_start_date, date '0001-01-01'),
        coalesce(persons.employment_end_date + 1, date '9999-12-31'),
        true,
        'current'
    from persons
    anti join assignments on persons.person_id = assignments.person_id
),

cuts as (
    select person_id, valid_from as day from held
    union
    select person_id, valid_to from held
),

pieces as (
    select person_id, day as valid_from, lead(day) over (partition by person_id order by day) as valid_to
    from cuts
),

-- of posts held on one day the main one, else the later begun
chosen as (
    select pieces.person_id, pieces.valid_from, pieces.valid_to, held.* exclude (person_id, valid_from, valid_to)
    from pieces
    inner join held
        on pieces.person_id = held.person_id
        and pieces.valid_from >= held.valid_from
        and pieces.valid_to <= held.valid_to
    qualify row_number() over (
        partition by pieces.person_id, pieces.valid_from
        order by held.is_primary desc, held.valid_from desc, held.unit_id, held.unit_name, held.role
    ) = 1
),

final as (
    select
        chosen.person_id,
        persons.manager_id,
        chosen.unit_id,
        coalesce(chosen.unit_name, org_units.unit_name) as unit,
        parents.unit_name as parent_unit,
        chosen.role,
        chosen.grade,
        -- HR's label of a person is today's; an earlier stretch has its unit's
        coalesce(
            if(chosen.valid_to = date '9999-12-31', persons.service_centre, null),
            org_units.service_centre,
            parents.service_centre
        ) as service_centre,
        chosen.basis,
        chosen.valid_from,
        chosen.valid_to
    from chosen
    left join persons on chosen.person_id = persons.person_id
    left join org_units on chosen.unit_id = org_units.unit_id
    left join org_units as parents on org_units.parent_unit_id = parents.unit_id
)

select * from final
