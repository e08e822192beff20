-- One row per normalised customer name and the customer it means.
with

sightings as (
    select * from staging.customer_sightings
),

aliases as (
    select * from policy.customer_aliases
),

named as (
    select
        sightings.customer_key,
        coalesce(aliases.customer_key, sightings.customer_key) as meant_key,
        sightings.customer_id,
        aliases.customer_key is not null as is_alias
    from sightings
    left join aliases on sightings.customer_key = aliases.alias_key
),

-- two ids with one name never merge: such a name means neither
known as (
    select
        customer_key as meant_key,
        min(customer_id) as customer_id,
        count(distinct customer_id) as count_ids
    from sightings
    where customer_id is not null
    group by customer_key
),

matched as (
    select
        named.customer_key,
        bool_or(named.is_alias) as is_alias,
        min(known.customer_id) as customer_id,
        coalesce(min(known.count_ids), 0) as count_ids,
        min(named.meant_key) as meant_key
    from named
    left join known on named.meant_key = known.meant_key
    group by named.customer_key
),

identified as (
    select
        customer_key,
        case
            when count_ids = 1 then customer_id
            when count_ids = 0 and not exists (select 1 from known) then 'name:' || meant_key
        end as customer_id,
        case
            when count_ids > 1 then 'ambiguous'
            when count_ids = 0 and exists (select 1 from known) then 'unmatched'
            when is_alias then 'alias'
            else 'name'
        end as identity_basis
    from matched
)

select * from identified
