-- One row per customer and stretch of days of one key account class: a dated fact, never derived from amounts (SPEC §9).
with

customers as (
    select * from staging.customers
),

loads as (
    select distinct load_id, exported_at from ledger.loads where entity = 'customers'
),

listed as (
    select * from policy.key_accounts
),

customer_names as (
    select * from warehouse.customer_names
),

told as (
    select
        customers.customer_id,
        '客户' || customers.key_account_class || '类' as key_account_class,
        coalesce(customers.key_account_class in ('A', 'C'), false)
            or coalesce(customers.is_key_account, false) as is_key_account,
        customers.load_rank,
        customers.source_row,
        coalesce(customers.valid_from, loads.exported_at::date) as known_from,
        customers.valid_from is not null as is_dated
    from customers
    inner join loads on customers.load_id = loads.load_id
    where customers.key_account_class is not null or customers.is_key_account is not null
),

-- the first thing an export tells without a date is taken to have been so before
crm as (
    select
        customer_id,
        key_account_class,
        is_key_account,
        if(lag(load_rank) over known is null and not is_dated, date '0001-01-01', known_from) as valid_from,
        coalesce(lead(known_from) over known, date '9999-12-31') as valid_to,
        'crm' as basis
    from told
    window known as (partition by customer_id order by known_from, load_rank, source_row)
),

policy as (
    select
        customer_names.customer_id,
        '客户' || listed.key_account_class || '类' as key_account_class,
        listed.key_account_class in ('A', 'C') as is_key_account,
        coalesce(listed.valid_from, date '0001-01-01') as valid_from,
        coalesce(listed.valid_to + 1, date '9999-12-31') as valid_to,
        'policy' as basis
    from listed
    inner join customer_names on listed.customer_key = customer_names.customer_key
    where customer_names.customer_id is not null
),

-- a customer whom the company lists is judged by its list alone
final as (
    select * from policy
    union all
    select crm.* from crm
    anti join policy on crm.customer_id = policy.customer_id
    where crm.valid_from < crm.valid_to
)

select * from final
