-- One row per customer id of any export: its name, and who looks after it.
with

customers as (
    select * from warehouse.customers
),

sightings as (
    select * from staging.customer_sightings
),

customer_names as (
    select * from warehouse.customer_names
),

named as (
    select
        coalesce(sightings.customer_id, customer_names.customer_id) as customer_id,
        min(sightings.customer_key) as customer_name
    from sightings
    left join customer_names on sightings.customer_key = customer_names.customer_key
    group by all
),

final as (
    select
        named.customer_id,
        coalesce(customers.customer_name, named.customer_name) as customer_name,
        account_manager_id,
        success_manager_id,
        status as customer_status
    from named
    left join customers on named.customer_id = customers.customer_id
    where named.customer_id is not null
)

select * from final
