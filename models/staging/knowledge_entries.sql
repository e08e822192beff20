-- One row per knowledge base entry and export that holds it.
-- view
with

knowledge_entries as (
    select * from lake.knowledge_entries
),

renamed as (
    select
        ---------- ids
        knowledge_id,
        ticket_id,
        request_id,
        feedback_id,
        author_id,
        load_id,
        record_key,

        ---------- strings
        title,
        knowledge_kind,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- timestamps
        created_at::timestamp as created_at
    from knowledge_entries
)

select * from renamed
