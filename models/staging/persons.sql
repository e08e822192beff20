-- One row per employee and export that holds it.
-- view
with

persons as (
    select * from lake.persons
),

renamed as (
    select
        ---------- ids
        person_id,
        unit_id,
        manager_id,
        load_id,
        record_key,

        ---------- strings
        person_name,
        unit_name,
        role,
        grade,
        service_centre,
        status,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- dates
        employment_start_date::date as employment_start_date,
        employment_end_date::date as employment_end_date
    from persons
)

select * from renamed
