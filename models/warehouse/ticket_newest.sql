-- One row per ticket: which row of which export is current.
with

ticket_versions as (
    select * from warehouse.ticket_versions
),

newest as (
    select
        ticket_id,
        max(version) as version
    from ticket_versions
    where not has_unknown_level
    group by ticket_id
)

select * from newest
