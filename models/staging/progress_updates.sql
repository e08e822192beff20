-- One row per update of a progress and export that holds it.
-- view
with

progress_updates as (
    select * from lake.progress_updates
),

renamed as (
    select
        ---------- ids
        update_id,
        ticket_id,
        feedback_id,
        updated_by_id,
        load_id,
        record_key,

        ---------- strings
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        content is not null as has_content,
        is_synced::boolean as is_synced,

        ---------- timestamps
        updated_at::timestamp as updated_at
    from progress_updates
)

select * from renamed
