-- Its key account class, as dated facts.
with

key_account_classes as (
    select * from warehouse.key_account_classes
),

final as (
    select
        key_account_class,
        is_key_account,
        basis,
        valid_from,
        valid_to
    from key_account_classes
    where customer_id = $id
    order by valid_from
)

select * from final
