-- One row per piece of maintenance and export that holds it.
-- view
with

maintenance_records as (
    select * from lake.maintenance_records
),

renamed as (
    select
        ---------- ids
        maintenance_id,
        request_id,
        serial_number,
        maintainer_id,
        load_id,
        record_key,

        ---------- strings
        maintenance_kind,
        summary,
        asset_name,
        quantity_unit,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        quantity::decimal(18, 4) as quantity,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- timestamps
        maintained_at::timestamp as maintained_at
    from maintenance_records
)

select * from renamed
