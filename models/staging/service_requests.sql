-- One row per service request and export that holds it.
-- view
with

service_requests as (
    select * from lake.service_requests
),

renamed as (
    select
        ---------- ids
        request_id,
        owner_id,
        customer_id,
        asset_id,
        contract_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        customer_type,
        problem_scope,
        problem_sub_scope,
        reproducibility,
        severity,
        priority,
        status,
        sub_status,
        team,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        customer_contact_name is not null as has_customer_contact,
        description is not null as has_description,
        summary is not null as has_summary,
        is_in_warranty::boolean as is_in_warranty,

        ---------- dates
        report_date::date as report_date,

        ---------- timestamps
        accepted_at::timestamp as accepted_at,
        closed_at::timestamp as closed_at
    from service_requests
)

select * from renamed
