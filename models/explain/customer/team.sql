-- Who works for it, in which post, from when until when.
with

customer_roles as (
    select * from warehouse.customer_roles
),

final as (
    select
        role,
        person_id,
        basis,
        valid_from,
        valid_to
    from customer_roles
    where customer_id = $id
    order by valid_from, role, person_id
)

select * from final
