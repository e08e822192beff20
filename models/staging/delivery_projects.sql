-- One row per delivery project and export that holds it.
-- view
with

delivery_projects as (
    select * from lake.delivery_projects
),

renamed as (
    select
        ---------- ids
        project_id,
        customer_id,
        contract_id,
        opportunity_id,
        delivery_manager_id,
        interface_person_id,
        load_id,
        record_key,

        ---------- strings
        project_name,
        customer_name,
        customer_key,
        project_type,
        team,
        status,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        quality_score::decimal(9, 3) as quality_score,
        quality_score_max::decimal(9, 3) as quality_score_max,
        satisfaction_score::decimal(9, 3) as satisfaction_score,
        satisfaction_score_max::decimal(9, 3) as satisfaction_score_max,
        utilisation_ratio::decimal(14, 6) as utilisation_ratio,
        contract_amount::decimal(18, 2) as contract_amount,
        received_amount::decimal(18, 2) as received_amount,
        cost_amount::decimal(18, 2) as cost_amount,
        profit_amount::decimal(18, 2) as profit_amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        coalesce(contract_amount_is_estimated::boolean, false) as is_contract_amount_estimated,
        coalesce(received_amount_is_estimated::boolean, false) as is_received_amount_estimated,
        coalesce(cost_amount_is_estimated::boolean, false) as is_cost_amount_estimated,
        coalesce(profit_amount_is_estimated::boolean, false) as is_profit_amount_estimated,

        ---------- dates
        planned_start_date::date as planned_start_date,
        planned_end_date::date as planned_end_date,
        start_date::date as start_date,
        end_date::date as end_date
    from delivery_projects
)

select * from renamed
