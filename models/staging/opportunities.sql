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
        origin_id,
        owner_id,
        contract_id,
        originator_id,
        success_manager_id,
        lead_id,
        ticket_id,
        feedback_id,
        meeting_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        product,
        opportunity_class,
        stage,
        status,
        status_recorded,
        origin_kind,
        currency,
        project_type,
        sales_mode,
        participants,
        partner_name,
        lost_reason,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        amount::decimal(18, 2) as amount,
        won_amount::decimal(18, 2) as won_amount,
        win_ratio::decimal(14, 6) as win_ratio,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        opportunity_name is not null as has_opportunity_name,
        coalesce(amount_is_estimated::boolean, false) as is_amount_estimated,
        coalesce(won_amount_is_estimated::boolean, false) as is_won_amount_estimated,

        ---------- dates
        expected_signed_date::date as expected_signed_date,

        ---------- timestamps
        created_at::timestamp as created_at,
        approved_at::timestamp as approved_at,
        won_at::timestamp as won_at,
        validated_at::timestamp as validated_at,
        signed_at::timestamp as signed_at,
        stage_changed_at::timestamp as stage_changed_at,
        closed_at::timestamp as closed_at
    from opportunities
)

select * from renamed
