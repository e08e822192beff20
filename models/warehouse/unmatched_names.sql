-- One row per name that records bear and the loaded list of its kind does not know, and kind of record.
with

opportunities as (
    select * from warehouse.opportunities
),

tickets as (
    select * from warehouse.tickets
),

contracts as (
    select * from warehouse.contracts
),

service_products as (
    select * from warehouse.service_products
),

customer_names as (
    select * from warehouse.customer_names
),

products as (
    select product_id as name from service_products
    union
    select product_name from service_products where product_name is not null
),

-- what differs in case and blanks only is told, never taken for it
likely as (
    select lower(replace(name, ' ', '')) as likely_key, min(name) as likely_name
    from products
    group by likely_key
    having count(*) = 1
),

uses as (
    select 'opportunities' as entity, product, customer_name, customer_key, source_file, source_row,
        case when status = 'won' then won_amount end as won_amount
    from opportunities
    union all
    select 'tickets', product, customer_name, customer_key, source_file, source_row, null from tickets
    union all
    select 'contracts', null, customer_name, customer_key, source_file, source_row, null from contracts
),

unmatched as (
    select 'product' as kind, uses.product as name, likely.likely_name, uses.*
    from uses
    left join products on uses.product = products.name
    left join likely on lower(replace(uses.product, ' ', '')) = likely.likely_key
    where uses.product is not null and products.name is null and exists (select 1 from products)
    union all
    select 'customer', uses.customer_name, null, uses.*
    from uses
    inner join customer_names on uses.customer_key = customer_names.customer_key
    where customer_names.identity_basis in ('unmatched', 'ambiguous')
),

final as (
    select kind, entity, name, min(likely_name) as likely_name, count(*) as count_records,
        sum(won_amount) as won_amount, arg_min(source_file, {'file': source_file, 'row': source_row}) as source_file,
        min({'file': source_file, 'row': source_row}).row as source_row
    from unmatched
    group by kind, entity, name
)

select * from final
