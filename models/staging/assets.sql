-- One row per installed asset and export that holds it.
-- view
with

assets as (
    select * from lake.assets
),

renamed as (
    select
        ---------- ids
        asset_id,
        customer_id,
        serial_number,
        reference_number,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        asset_name,
        model,
        supplier,
        status,
        warranty_kind,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- dates
        commissioned_date::date as commissioned_date,

        ---------- timestamps
        warranty_start_at::timestamp as warranty_start_at,
        warranty_end_at::timestamp as warranty_end_at,
        installed_at::timestamp as installed_at
    from assets
)

select * from renamed
