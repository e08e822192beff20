-- One row per key person of a customer and export that holds it.
-- view
with

key_persons as (
    select * from lake.key_persons
),

renamed as (
    select
        ---------- ids
        key_person_id,
        customer_id,
        md5(person_name) as person_hash,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        title,
        department,
        decision_role,
        influence_weight_unit,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        influence_weight::decimal(18, 4) as influence_weight,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        person_name is not null as has_person,
        is_decision_maker::boolean as is_decision_maker,
        is_active::boolean as is_active,

        ---------- dates
        joined_date::date as joined_date,
        left_date::date as left_date
    from key_persons
)

select * from renamed
