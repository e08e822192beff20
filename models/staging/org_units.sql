-- One row per unit and export that holds it.
-- view
with

org_units as (
    select * from lake.org_units
),

renamed as (
    select
        ---------- ids
        unit_id,
        parent_unit_id,
        manager_id,
        load_id,
        record_key,

        ---------- strings
        unit_name,
        unit_kind,
        service_centre,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- dates
        start_date::date as start_date,
        end_date::date as end_date
    from org_units
)

select * from renamed
