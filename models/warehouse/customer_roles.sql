-- One row per customer, person and post in which the person works for it, from when until when.
-- view
with

memberships as (
    select * from warehouse.memberships
),

customers as (
    select * from warehouse.customers
),

-- the account list tells today's people: they stand in for days of which no membership is known
final as (
    select
        customer_id,
        person_id,
        role,
        coalesce(start_date, date '0001-01-01') as valid_from,
        coalesce(end_date + 1, date '9999-12-31') as valid_to,
        'membership' as basis
    from memberships
    union all
    select customer_id, account_manager_id, '销售经理', date '0001-01-01', date '9999-12-31', 'customer'
    from customers
    where account_manager_id is not null
    union all
    select customer_id, success_manager_id, '客户成功经理', date '0001-01-01', date '9999-12-31', 'customer'
    from customers
    where success_manager_id is not null
    union all
    select customer_id, interface_person_id, '项目接口人', date '0001-01-01', date '9999-12-31', 'customer'
    from customers
    where interface_person_id is not null
)

select * from final
