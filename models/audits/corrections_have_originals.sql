-- Corrected rows whose export is not in force.
with

corrections as (
    select * from ledger.corrections
),

loads as (
    select * from ledger.loads
),

offending as (
    select corrections.load_id, corrections.entity, corrections.source_row, corrections.corrected_load_id
    from corrections
    anti join loads on corrections.corrected_load_id = loads.load_id and corrections.entity = loads.entity
)

select * from offending
