-- One row per ticket and export that holds it, with the level its text means.
-- view
with

tickets as (
    select * from staging.tickets
),

ticket_folds as (
    select * from warehouse.ticket_folds
),

ticket_levels as (
    select * from warehouse.ticket_levels
),

versions as (
    select * from tickets
    union all
    select * from ticket_folds
),

levelled as (
    select
        versions.*,
        -- newer exports first, then later rows: one number per row, so that joins compare no text
        versions.load_rank::bigint * 10000000000 + versions.source_row as version,
        ticket_levels.level,
        ticket_levels.rank as level_rank,
        coalesce(ticket_levels.is_headline, false) as is_headline,
        versions.recorded_level is not null and ticket_levels.level is null as has_unknown_level
    from versions
    left join ticket_levels on lower(versions.recorded_level) = ticket_levels.spelling
)

select * from levelled
