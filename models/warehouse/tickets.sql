-- One row per ticket submitted by the clock: its newest good row, with the customer it belongs to.
-- partition: submitted_month
with

ticket_versions as (
    select * from warehouse.ticket_versions
),

customer_names as (
    select * from warehouse.customer_names
),

clock as (
    select * from policy.clock
),

newest as (
    select
        ticket_id,
        max(load_rank::bigint * 10000000000 + source_row) as version
    from ticket_versions
    where not has_unknown_level
    group by ticket_id
),

current_rows as (
    select ticket_versions.*
    from newest
    inner join ticket_versions
        on newest.ticket_id = ticket_versions.ticket_id
        and newest.version = ticket_versions.load_rank::bigint * 10000000000 + ticket_versions.source_row
),

identified as (
    select
        current_rows.* replace (coalesce(current_rows.customer_id, customer_names.customer_id) as customer_id),
        date_trunc('month', current_rows.submitted_at)::date as submitted_month,
        current_rows.submitted_at < clock.ends_at as is_submitted
    from current_rows
    cross join clock
    left join customer_names on current_rows.customer_key = customer_names.customer_key
)

select * from identified
