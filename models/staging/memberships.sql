-- One row per person's time in one customer's team and export that holds it.
-- view
with

memberships as (
    select * from lake.memberships
),

renamed as (
    select
        ---------- ids
        customer_id,
        person_id,
        load_id,
        record_key,

        ---------- strings
        team_name,
        customer_name,
        customer_key,
        role,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- dates
        start_date::date as start_date,
        end_date::date as end_date
    from memberships
)

select * from renamed
