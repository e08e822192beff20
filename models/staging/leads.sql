-- One row per lead and export that holds it.
-- view
with

leads as (
    select * from lake.leads
),

renamed as (
    select
        ---------- ids
        lead_id,
        customer_id,
        origin_id,
        ticket_id,
        feedback_id,
        meeting_id,
        originator_id,
        owner_id,
        opportunity_id,
        load_id,
        record_key,

        ---------- strings
        lead_name,
        customer_name,
        customer_key,
        origin_kind,
        status,
        invalid_reason,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        value_estimate::decimal(18, 2) as value_estimate,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        customer_contact_name is not null as has_customer_contact,
        need is not null as has_need,
        coalesce(value_estimate_is_estimated::boolean, false) as is_value_estimate_estimated,
        value_estimate_text is not null as has_value_estimate,

        ---------- timestamps
        created_at::timestamp as created_at,
        verified_at::timestamp as verified_at,
        converted_at::timestamp as converted_at
    from leads
)

select * from renamed
