-- One row per customer whose health must be assessed and stretch of days on which it must (A-42), the last day included.
-- view
with

customers as (
    select * from warehouse.customers
),

customer_names as (
    select * from warehouse.customer_names
),

key_account_classes as (
    select * from warehouse.key_account_classes
),

major_accounts as (
    select * from policy.major_accounts
),

settings as (
    select value from policy.settings where name = 'health_scope'
),

listed as (
    select customer_names.customer_id, major_accounts.valid_from, major_accounts.valid_to
    from major_accounts
    inner join customer_names on major_accounts.customer_key = customer_names.customer_key
    where customer_names.customer_id is not null
),

-- a customer that the company lists is judged by its list alone
major as (
    select customer_id, valid_from, valid_to from listed
    union all
    select customers.customer_id, customers.valid_from, null
    from customers
    anti join listed on customers.customer_id = listed.customer_id
    where is_major_account
),

final as (
    select customer_id, valid_from, valid_to - 1 as valid_to
    from key_account_classes
    cross join settings
    where is_key_account and settings.value in ('key', 'key_or_major')
    union all
    select customer_id, coalesce(valid_from, date '0001-01-01'), coalesce(valid_to, date '9999-12-30')
    from major
    cross join settings
    where settings.value in ('major', 'key_or_major')
    union all
    select customer_id, date '0001-01-01', date '9999-12-30'
    from customers
    cross join settings
    where settings.value = 'all'
)

select * from final
