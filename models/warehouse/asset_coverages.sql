-- One row per warranty or contract of one asset: its current row.
-- view
with

asset_coverages as (
    select * from staging.asset_coverages
),

current_rows as (
    select * from asset_coverages
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
