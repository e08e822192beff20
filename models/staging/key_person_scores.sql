-- One row per rating of a key person on one day and export that holds it.
-- view
with

key_person_scores as (
    select * from lake.key_person_scores
),

renamed as (
    select
        ---------- ids
        key_person_id,
        customer_id,
        rater_id,
        md5(person_name) as person_hash,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        period,
        degree,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        closeness_score::decimal(9, 3) as closeness_score,
        closeness_score_max::decimal(9, 3) as closeness_score_max,
        solution_score::decimal(9, 3) as solution_score,
        solution_score_max::decimal(9, 3) as solution_score_max,
        price_score::decimal(9, 3) as price_score,
        price_score_max::decimal(9, 3) as price_score_max,
        score::decimal(9, 3) as score,
        score_max::decimal(9, 3) as score_max,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        person_name is not null as has_person,
        basis is not null as has_basis,

        ---------- dates
        scored_date::date as scored_date
    from key_person_scores
)

select * from renamed
