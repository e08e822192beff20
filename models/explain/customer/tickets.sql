-- Its tickets, open or recent.
with

customer_tickets as (
    select * from marts.customer_tickets
),

final as (
    select
        ticket_id,
        level,
        status,
        submitted_at,
        resolution_due_at,
        resolved_at,
        resolution_verdict
    from customer_tickets
    where customer_id = $id
    order by submitted_at desc, ticket_id
)

select * from final
