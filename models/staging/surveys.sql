-- One row per answered survey and export that holds it.
-- view
with

surveys as (
    select * from lake.surveys
),

renamed as (
    select
        ---------- ids
        survey_id,
        request_id,
        ticket_id,
        customer_id,
        evaluator_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        channel,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        response_speed_score::decimal(9, 3) as response_speed_score,
        response_speed_score_max::decimal(9, 3) as response_speed_score_max,
        solution_score::decimal(9, 3) as solution_score,
        solution_score_max::decimal(9, 3) as solution_score_max,
        attitude_score::decimal(9, 3) as attitude_score,
        attitude_score_max::decimal(9, 3) as attitude_score_max,
        total_score::decimal(9, 3) as total_score,
        total_score_max::decimal(9, 3) as total_score_max,
        max_score::decimal(9, 3) as max_score,
        max_score_max::decimal(9, 3) as max_score_max,
        satisfaction_ratio::decimal(14, 6) as satisfaction_ratio,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        respondent_name is not null as has_respondent,
        comment is not null as has_comment,

        ---------- timestamps
        surveyed_at::timestamp as surveyed_at
    from surveys
)

select * from renamed
