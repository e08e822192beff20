-- The ticket as it stands, and where it stands.
with

tickets as (
    select * from marts.tickets
),

final as (
    select ticket_id, customer_name, customer_id, level, status, team, source_file, source_row
    from tickets
    where ticket_id = $id
)

select * from final
