-- One row per note of a service request and export that holds it.
-- view
with

service_request_notes as (
    select * from lake.service_request_notes
),

renamed as (
    select
        ---------- ids
        note_id,
        request_id,
        author_id,
        load_id,
        record_key,

        ---------- strings
        note_kind,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        content is not null as has_content,

        ---------- timestamps
        created_at::timestamp as created_at
    from service_request_notes
)

select * from renamed
