-- Names by which exports know it.
with

customer_names as (
    select * from warehouse.customer_names
),

final as (
    select
        customer_key,
        identity_basis
    from customer_names
    where customer_id = $id
    order by customer_key
)

select * from final
