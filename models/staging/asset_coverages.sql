-- One row per warranty or contract of one asset and export that holds it.
-- view
with

asset_coverages as (
    select * from lake.asset_coverages
),

renamed as (
    select
        ---------- ids
        asset_id,
        contract_id,
        load_id,
        record_key,

        ---------- strings
        coverage_kind,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- timestamps
        start_at::timestamp as start_at,
        end_at::timestamp as end_at
    from asset_coverages
)

select * from renamed
