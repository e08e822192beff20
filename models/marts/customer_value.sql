-- One row per customer (or none, for what belongs to nobody) and period with money in it.
with

customer_periods as (
    select * from metrics.customer_periods
),

names as (
    select customer_id, any_value(customer_name) as customer_name from warehouse.customers group by customer_id
),

statement as (
    select value as tax_basis from policy.settings where name = 'statement_tax_basis'
),

-- what no export tells of is not zero; nor is a cost of which nothing could be counted
judged as (
    select
        *,
        case
            when service_cost_amount is null then 'no_cost'
            when coalesce(signed_amount, service_revenue_amount, paid_service_amount) is null then 'no_income'
        end as net_reason,
        signed_amount is not null and service_revenue_amount is not null and paid_service_amount is not null
            and delivery_cost_amount is not null and count_uncosted = 0 and count_unpriced = 0 as is_complete
    from customer_periods
),

final as (
    select
        judged.customer_id,
        coalesce(names.customer_name, if(judged.customer_id like 'name:%', judged.customer_id[6:], null))
            as customer_name,
        period_grain,
        case period_grain
            when 'month' then strftime(period_start, '%Y-%m')
            when 'quarter' then year(period_start) || 'Q' || quarter(period_start)
            else year(period_start)::varchar
        end as period,
        statement.tax_basis,
        net_reason,
        count_costs::integer as count_costs,
        count_uncosted::integer as count_uncosted,
        count_unpriced::integer as count_unpriced,
        count_assumed_basis::integer as count_assumed_basis,
        signed_amount::decimal(18, 2) as signed_amount,
        service_revenue_amount::decimal(18, 2) as service_revenue_amount,
        parts_amount::decimal(18, 2) as parts_amount,
        labour_amount::decimal(18, 2) as labour_amount,
        paid_service_amount::decimal(18, 2) as paid_service_amount,
        paid_in_contracts_amount::decimal(18, 2) as paid_in_contracts_amount,
        maintenance_amount::decimal(18, 2) as maintenance_amount,
        delivery_cost_amount::decimal(18, 2) as delivery_cost_amount,
        service_cost_amount::decimal(18, 2) as service_cost_amount,
        free_expert_amount::decimal(18, 2) as free_expert_amount,
        received_amount::decimal(18, 2) as received_amount,
        due_amount::decimal(18, 2) as due_amount,
        other_basis_amount::decimal(18, 2) as other_basis_amount,
        if(net_reason is null, (
            coalesce(signed_amount, 0) + coalesce(service_revenue_amount, 0) + coalesce(paid_service_amount, 0)
            - coalesce(paid_in_contracts_amount, 0) - coalesce(delivery_cost_amount, 0) - service_cost_amount
        )::decimal(18, 2), null) as net_contribution_amount,
        judged.customer_id is null as is_unassigned,
        is_complete,
        period_start
    from judged
    cross join statement
    left join names on judged.customer_id = names.customer_id
),

-- the same order from either end
ranked as (
    select
        *,
        if(net_contribution_amount is null or is_unassigned, null, row_number() over (
            whole order by net_contribution_amount desc, customer_id
        ))::integer as net_rank,
        if(net_contribution_amount is null or is_unassigned, null, count(*) over whole + 1 - net_rank)::integer
            as net_rank_from_last
    from final
    window whole as (partition by period_grain, period_start, is_unassigned, net_contribution_amount is null)
)

select * from ranked
