-- One row per opportunity: its newest row, with the customer it belongs to.
with

opportunities as (
    select * from staging.opportunities
),

customer_names as (
    select * from warehouse.customer_names
),

newest as (
    select opportunity_id, max({'load_rank': load_rank, 'source_row': source_row}) as version
    from opportunities
    group by opportunity_id
),

current_rows as (
    select opportunities.*
    from newest
    inner join opportunities
        on newest.opportunity_id = opportunities.opportunity_id
        and newest.version.load_rank = opportunities.load_rank
        and newest.version.source_row = opportunities.source_row
),

identified as (
    select
        current_rows.* replace (coalesce(current_rows.customer_id, customer_names.customer_id) as customer_id)
    from current_rows
    left join customer_names on current_rows.customer_key = customer_names.customer_key
)

select * from identified
