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

final as (
    select by_row.*, loads.is_replaced
    from by_row
    inner join loads on by_row.load_id = loads.load_id and by_row.entity = loads.entity
)

select * from final
