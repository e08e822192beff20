-- One row per ticket row whose level the company's policy does not know.
with

ticket_versions as (
    select * from warehouse.ticket_versions
),

rejected as (
    select
        load_id,
        source_file,
        source_sheet,
        source_row,
        'level' as field,
        'unknown level' as reason,
        recorded_level as original_text
    from ticket_versions
    where has_unknown_level
)

select * from rejected
