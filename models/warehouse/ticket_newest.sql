-- One row per ticket: which row of which export is current, and the ranks of the levels its exports gave it.
with

ticket_versions as (
    select * from warehouse.ticket_versions
),

newest as (
    select
        ticket_id,
        max(version) as version,
        min(level_rank) as strictest_rank,
        max(level_rank) as mildest_rank
    from ticket_versions
    where not has_unknown_level
    group by ticket_id
)

select * from newest
