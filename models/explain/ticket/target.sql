-- What it is held against, and what set it.
with

targets as (
    select * from warehouse.ticket_targets where ticket_id = $id
),

ticket_terms as (
    select * from warehouse.ticket_terms
),

calendars as (
    select * from warehouse.calendars
),

final as (
    select
        targets.level,
        targets.target_level,
        targets.count_downgrades,
        targets.target_source,
        ticket_terms.term,
        ticket_terms.source_text,
        targets.acknowledge_limit_minutes,
        targets.response_limit_minutes,
        targets.resolution_limit_minutes,
        targets.clock,
        calendars.calendar,
        targets.calendar_source,
        targets.started_at
    from targets
    left join ticket_terms on targets.version = ticket_terms.version
    left join calendars on targets.calendar_no = calendars.calendar_no
)

select * from final
