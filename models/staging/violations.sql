-- One row per violation and export that holds it.
-- view
with

violations as (
    select * from lake.violations
),

renamed as (
    select
        ---------- ids
        violation_id,
        person_id,
        ticket_id,
        opportunity_id,
        load_id,
        record_key,

        ---------- strings
        rule,
        handling,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        description is not null as has_description,

        ---------- dates
        violated_date::date as violated_date,
        handled_date::date as handled_date
    from violations
)

select * from renamed
