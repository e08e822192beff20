-- One row per contract: its newest row, with the customer it belongs to.
with

contracts as (
    select * from staging.contracts
),

customer_names as (
    select * from warehouse.customer_names
),

newest as (
    select contract_id, max({'load_rank': load_rank, 'source_row': source_row}) as version
    from contracts
    group by contract_id
),

current_rows as (
    select contracts.*
    from newest
    inner join contracts
        on newest.contract_id = contracts.contract_id
        and newest.version.load_rank = contracts.load_rank
        and newest.version.source_row = contracts.source_row
),

identified as (
    select
        current_rows.* replace (coalesce(current_rows.customer_id, customer_names.customer_id) as customer_id)
    from current_rows
    left join customer_names on current_rows.customer_key = customer_names.customer_key
)

select * from identified
