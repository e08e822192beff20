-- One row per opportunity and export that holds it.
-- view
with

opportunities as (
    select * from lake.opportunities
),

renamed as (
    select
        ---------- ids
        opportunity_id,
        customer_id,
        owner_id,
        contract_id,
        origin_id,
        load_id,

        ---------- strings
        customer_name,
        customer_key,
        product,
        opportunity_class,
        stage,
        status,
        origin_kind,
        source_file,
        source_sheet,

        ---------- numerics
        amount::decimal(18, 2) as amount,
        won_amount::decimal(18, 2) as won_amount,
        source_row::integer as source_row,
        load_rank,

        ---------- booleans
        coalesce(amount_is_estimated::boolean, false) as is_amount_estimated,

        ---------- dates
        expected_signed_date::date as expected_signed_date,

        ---------- timestamps
        created_at::timestamp as created_at,
        approved_at::timestamp as approved_at,
        won_at::timestamp as won_at,
        closed_at::timestamp as closed_at
    from opportunities
)

select * from renamed
