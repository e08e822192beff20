-- One row per element of one project's behaviour on one day and export that holds it.
-- view
with

behaviour_patterns as (
    select * from lake.behaviour_patterns
),

renamed as (
    select
        ---------- ids
        project_id,
        opportunity_id,
        customer_id,
        recorded_by_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        project_type,
        element,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        is_known::boolean as is_known,
        content is not null as has_content,

        ---------- dates
        recorded_date::date as recorded_date
    from behaviour_patterns
)

select * from renamed
