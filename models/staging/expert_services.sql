-- One row per delivery of expert service and export that holds it.
-- view
with

expert_services as (
    select * from lake.expert_services
),

renamed as (
    select
        ---------- ids
        service_id,
        customer_id,
        expert_id,
        owner_id,
        ticket_id,
        opportunity_id,
        project_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        hours::decimal(14, 4) as hours,
        cost_amount::decimal(18, 2) as cost_amount,
        charged_amount::decimal(18, 2) as charged_amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        is_paid::boolean as is_paid,
        coalesce(cost_amount_is_estimated::boolean, false) as is_cost_amount_estimated,
        coalesce(charged_amount_is_estimated::boolean, false) as is_charged_amount_estimated,
        content is not null as has_content,

        ---------- dates
        service_date::date as service_date
    from expert_services
)

select * from renamed
