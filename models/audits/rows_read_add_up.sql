-- Files whose rows read are not those accepted, quarantined and ignored.
with

loads as (
    select * from marts.loads
),

offending as (
    select source_file, source_sheet, entity, rows_read, rows_accepted, rows_quarantined, rows_ignored
    from loads
    where rows_read <> rows_accepted + rows_quarantined + rows_ignored
        or rows_superseded < 0
        or rows_repaired > rows_quarantined
)

select * from offending
