-- One row per version of a file, sheet and entity in force.
with

loads as (
    select * from ledger.loads
),

ticket_newest as (
    select * from warehouse.ticket_newest
),

counted_rows as (
    select * from ledger.current_rows
),

ticket_rejects as (
    select * from warehouse.ticket_rejects
),

quarantine as (
    select * from marts.quarantine
),

-- which ticket is current depends on the policy's levels, all else on the lake alone
current_rows as (
    select entity, load_rank, count_rows from counted_rows where entity <> 'tickets'
    union all
    select 'tickets', load_rank, count(*)
    from (select version // 10000000000 as load_rank from ticket_newest)
    group by load_rank
),

rejects as (
    select load_id, count(*) as count_rows from ticket_rejects group by load_id
),

repaired as (
    select load_id, entity, count(*) as count_rows from quarantine where is_repaired group by load_id, entity
),

accounted as (
    select
        loads.* exclude (rows_accepted, rows_quarantined),
        loads.rows_accepted - coalesce(rejects.count_rows, 0) as rows_accepted,
        loads.rows_quarantined + coalesce(rejects.count_rows, 0) as rows_quarantined,
        coalesce(repaired.count_rows, 0) as rows_repaired,
        case
            when loads.is_history then loads.rows_accepted - coalesce(rejects.count_rows, 0)
            else coalesce(current_rows.count_rows, 0)
        end as rows_current
    from loads
    left join current_rows on loads.load_rank = current_rows.load_rank and loads.entity = current_rows.entity
    left join rejects on loads.load_id = rejects.load_id and loads.entity in ('tickets', 'ticket_events')
    left join repaired on loads.load_id = repaired.load_id and loads.entity = repaired.entity
),

final as (
    select
        load_id,
        source_file,
        source_sheet,
        entity,
        mapping,
        encoding,
        exported_at,
        rows_read::integer as rows_read,
        rows_accepted::integer as rows_accepted,
        rows_quarantined::integer as rows_quarantined,
        rows_ignored::integer as rows_ignored,
        rows_current::integer as rows_current,
        (rows_accepted - rows_current)::integer as rows_superseded,
        rows_repaired::integer as rows_repaired,
        columns_dropped::integer as columns_dropped,
        is_replaced,
        corrected_file,
        corrected_by,
        corrected_at
    from accounted
)

select * from final
