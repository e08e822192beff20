-- One row per customer and export that holds it.
-- view
with

customers as (
    select * from lake.customers
),

renamed as (
    select
        ---------- ids
        customer_id,
        parent_customer_id,
        account_manager_id,
        success_manager_id,
        service_contact_id,
        interface_person_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        customer_type,
        industry,
        customer_size,
        key_account_class,
        customer_tier,
        service_centre,
        region,
        status,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        is_key_account::boolean as is_key_account,
        is_major_account::boolean as is_major_account,

        ---------- dates
        valid_from::date as valid_from,

        ---------- timestamps
        created_at::timestamp as created_at,
        updated_at::timestamp as updated_at
    from customers
)

select * from renamed
