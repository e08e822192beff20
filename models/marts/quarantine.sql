-- One row per quarantined row of a file and entity.
with

cells as (
    select * from ledger.quarantine
),

loads as (
    select * from ledger.loads
),

ticket_rejects as (
    select * from warehouse.ticket_rejects
),

headers as (
    select * from ledger.headers
),

corrections as (
    select * from ledger.corrections
),

problems as (
    select load_id, source_file, source_sheet, entity, source_row, column_name, reason, original_text from cells
    union all
    select
        ticket_rejects.load_id,
        ticket_rejects.source_file,
        ticket_rejects.source_sheet,
        headers.entity,
        ticket_rejects.source_row,
        headers.column_name,
        ticket_rejects.reason,
        ticket_rejects.original_text
    from ticket_rejects
    left join headers on ticket_rejects.load_id = headers.load_id and ticket_rejects.field = headers.field
),

by_row as (
    select
        load_id,
        source_file,
        source_sheet,
        entity,
        source_row::integer as source_row,
        string_agg(column_name, '; ' order by column_name) as column_name,
        string_agg(reason, '; ' order by column_name) as reason,
        string_agg(original_text, '; ' order by column_name) as original_text,
        count(*)::integer as count_problems
    from problems
    group by load_id, source_file, source_sheet, entity, source_row
),

-- corrections that are themselves in quarantine mend nothing
repaired as (
    select distinct corrections.corrected_load_id, corrections.corrected_row, corrections.entity
    from corrections
    anti join by_row
        on corrections.load_id = by_row.load_id
        and corrections.entity = by_row.entity
        and corrections.source_row = by_row.source_row
),

-- a failed correction stands for the row it was to correct
with_origins as (
    select
        by_row.*,
        coalesce(corrections.corrected_load_id, by_row.load_id) as origin_load_id,
        coalesce(corrections.corrected_row, by_row.source_row) as origin_row
    from by_row
    left join corrections
        on by_row.load_id = corrections.load_id
        and by_row.entity = corrections.entity
        and by_row.source_row = corrections.source_row
),

final as (
    select
        with_origins.* exclude (origin_load_id, origin_row),
        loads.is_replaced,
        repaired.corrected_row is not null as is_repaired
    from with_origins
    inner join loads on with_origins.load_id = loads.load_id and with_origins.entity = loads.entity
    left join repaired
        on with_origins.origin_load_id = repaired.corrected_load_id
        and with_origins.origin_row = repaired.corrected_row
        and with_origins.entity = repaired.entity
)

select * from final
