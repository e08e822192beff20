-- Its figures in the list of customers.
with

customers as (
    select * from marts.customers
),

final as (
    select
        count_contracts,
        count_running,
        contract_amount,
        at_risk_amount,
        next_end_date,
        count_opportunities,
        open_amount,
        count_incubated,
        incubated_amount,
        sourced_won_amount,
        count_tickets,
        count_open_tickets,
        count_overdue_tickets
    from customers
    where customer_id = $id
)

select * from final
