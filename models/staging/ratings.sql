-- One row per owner's rating of one participant of a case and export that holds it.
-- view
with

ratings as (
    select * from lake.ratings
),

renamed as (
    select
        ---------- ids
        rating_id,
        ticket_id,
        request_id,
        project_id,
        appraiser_id,
        appraisee_id,
        load_id,
        record_key,

        ---------- strings
        collaboration_type,
        appraisee_role,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        score::decimal(9, 3) as score,
        score_max::decimal(9, 3) as score_max,
        max_score::decimal(9, 3) as max_score,
        max_score_max::decimal(9, 3) as max_score_max,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        comment is not null as has_comment,

        ---------- timestamps
        rated_at::timestamp as rated_at
    from ratings
)

select * from renamed
