-- One row per ticket: its newest good row, with the customer it belongs to.
-- view
-- partition: submitted_month
with

ticket_newest as (
    select * from warehouse.ticket_newest
),

ticket_versions as (
    select * from warehouse.ticket_versions
),

customer_names as (
    select * from warehouse.customer_names
),

current_rows as (
    select ticket_versions.*
    from ticket_versions
    inner join ticket_newest on ticket_versions.version = ticket_newest.version
),

identified as (
    select
        current_rows.* replace (coalesce(current_rows.customer_id, customer_names.customer_id) as customer_id),
        date_trunc('month', current_rows.submitted_at)::date as submitted_month
    from current_rows
    left join customer_names on current_rows.customer_key = customer_names.customer_key
)

select * from identified
