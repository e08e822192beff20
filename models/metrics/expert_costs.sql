-- One row per delivery of expert service: who gave it to whom, at what cost where the company recorded one.
-- view
with

expert_services as (
    select * from warehouse.expert_services
),

clock as (
    select * from policy.clock
),

final as (
    select
        load_id || ':' || source_row as source_key,
        expert_id as person_id,
        service_date as work_date,
        customer_id,
        ticket_id,
        opportunity_id,
        project_id,
        (hours * 3600)::bigint as seconds,
        coalesce(is_paid, coalesce(charged_amount, 0) > 0) as is_paid,
        if(is_cost_amount_estimated, null, cost_amount) as cost_amount,
        if(is_charged_amount_estimated, null, charged_amount) as charged_amount
    from expert_services
    cross join clock
    where service_date <= clock.as_of
)

select * from final
