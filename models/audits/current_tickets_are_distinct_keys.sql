-- Tickets whose current rows are not as many as the keys their exports hold.
with

ticket_versions as (
    select * from warehouse.ticket_versions
),

tickets as (
    select * from warehouse.tickets
),

counted as (
    select
        (select count(distinct ticket_id) from ticket_versions where not has_unknown_level) as count_keys,
        (select count(*) from tickets) as count_current
),

offending as (
    select * from counted where count_keys <> count_current
)

select * from offending
