-- One row per person and day of work: grade and service centre on that day, of the main post held then (A-44).
-- view
with

worked as (
    select person_id, work_date from metrics.worked_stretches
    union
    select person_id, work_date from metrics.expert_costs
),

assignments as (
    select * from warehouse.assignments where is_primary is distinct from false
),

persons as (
    select * from warehouse.persons
),

org_units as (
    select * from warehouse.org_units
),

posts as (
    select
        worked.person_id,
        worked.work_date,
        max_by(assignments.grade, assignments.start_date) as grade,
        max_by(assignments.unit_id, assignments.start_date) as unit_id
    from worked
    inner join assignments
        on worked.person_id = assignments.person_id
        and worked.work_date between assignments.start_date and coalesce(assignments.end_date, date '9999-12-31')
    group by worked.person_id, worked.work_date
),

final as (
    select
        worked.person_id,
        worked.work_date,
        coalesce(posts.grade, persons.grade) as grade,
        coalesce(org_units.service_centre, persons.service_centre) as service_centre
    from worked
    left join posts
        on worked.person_id = posts.person_id
        and worked.work_date = posts.work_date
    left join persons on worked.person_id = persons.person_id
    left join org_units on coalesce(posts.unit_id, persons.unit_id) = org_units.unit_id
    where worked.person_id is not null
)

select * from final
