-- One row per ticket that is open or among its customer's last twenty.
-- view
with

tickets as (
    select * from marts.tickets
),

placed as (
    select *, row_number() over (partition by customer_id order by submitted_at desc, ticket_id) as place
    from tickets
    where customer_id is not null and status is distinct from 'void'
),

final as (
    select
        ticket_id,
        customer_id,
        level,
        status,
        product,
        resolution_verdict,
        submitted_at,
        resolution_due_at,
        resolved_at
    from placed
    where place <= 20 or status in ('open', 'overdue')
)

select * from final
