-- Which unit and post the person held when.
with

person_units as (
    select * from warehouse.person_units
),

final as (
    select role, unit, valid_from, valid_to, basis from person_units where person_id = $id order by valid_from
)

select * from final
