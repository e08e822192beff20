-- What the customer signed, brought in and cost, year by year, newest first.
with

customer_value as (
    select * from marts.customer_value
),

final as (
    select
        period,
        tax_basis,
        signed_amount,
        service_revenue_amount,
        paid_service_amount,
        maintenance_amount,
        delivery_cost_amount,
        service_cost_amount,
        free_expert_amount,
        net_contribution_amount,
        net_reason,
        count_uncosted,
        count_unpriced
    from customer_value
    where customer_id = $id and period_grain = 'year'
    order by period_start desc
)

select * from final
