-- One row per reply in a ticket and export that holds it.
-- view
with

ticket_replies as (
    select * from lake.ticket_replies
),

renamed as (
    select
        ---------- ids
        reply_id,
        ticket_id,
        replied_by_id,
        load_id,
        record_key,

        ---------- strings
        side,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        is_internal::boolean as is_internal,
        is_automatic::boolean as is_automatic,
        content is not null as has_content,

        ---------- timestamps
        replied_at::timestamp as replied_at
    from ticket_replies
)

select * from renamed
