-- One row per customer's retention plan of one quarter and export that holds it.
-- view
with

retention_plans as (
    select * from lake.retention_plans
),

renamed as (
    select
        ---------- ids
        plan_id,
        customer_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        period,
        tier,
        owners,
        status,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        plan is not null as has_plan,
        effect is not null as has_effect,

        ---------- dates
        start_date::date as start_date,
        due_date::date as due_date,

        ---------- timestamps
        planned_at::timestamp as planned_at
    from retention_plans
)

select * from renamed
