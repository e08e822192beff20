-- One row per unit and stretch of days under one parent: a tree that changed is read as it stood on the day.
-- view
with

org_units as (
    select * from staging.org_units
),

-- a unit that an export dates again has moved on that day; of one date the newest export stands
dated as (
    select unit_id, unit_name, parent_unit_id, start_date
    from org_units
    qualify row_number() over (
        partition by unit_id, start_date order by record_version desc, source_row desc
    ) = 1
),

final as (
    select
        unit_id,
        unit_name,
        parent_unit_id,
        if(row_number() over placed = 1, date '0001-01-01', start_date) as valid_from,
        coalesce(lead(start_date) over placed, date '9999-12-31') as valid_to
    from dated
    window placed as (partition by unit_id order by start_date nulls first)
)

select * from final
