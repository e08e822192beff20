-- The customer as it stands, and where it stands.
with

customers as (
    select * from marts.customers
),

final as (
    select
        customer_id,
        customer_name,
        identity_basis,
        industry,
        customer_size,
        customer_tier,
        tier_basis,
        purchase_amount,
        key_account_class,
        key_account_basis,
        is_key_account,
        is_major_account,
        service_centre,
        source_file,
        source_row
    from customers
    where customer_id = $id
)

select * from final
