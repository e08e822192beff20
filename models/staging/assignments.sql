-- One row per person's time in one unit and post and export that holds it.
-- view
with

assignments as (
    select * from lake.assignments
),

renamed as (
    select
        ---------- ids
        person_id,
        unit_id,
        load_id,
        record_key,

        ---------- strings
        unit_name,
        role,
        grade,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        is_primary::boolean as is_primary,

        ---------- dates
        start_date::date as start_date,
        end_date::date as end_date
    from assignments
)

select * from renamed
