-- Files whose Parquet holds other numbers of rows than the ledger says were written.
with

loads as (
    select * from ledger.loads
),

lake_rows as (
    select * from ledger.lake_rows
),

offending as (
    select
        loads.source_file,
        loads.entity,
        loads.rows_accepted as accepted_in_ledger,
        lake_rows.rows_accepted as accepted_in_footer,
        loads.rows_quarantined as quarantined_in_ledger,
        lake_rows.rows_quarantined as quarantined_in_lake
    from loads
    left join lake_rows on loads.load_id = lake_rows.load_id and loads.entity = lake_rows.entity
    where loads.rows_accepted is distinct from lake_rows.rows_accepted
        or loads.rows_quarantined is distinct from lake_rows.rows_quarantined
)

select * from offending
