-- Every cost of serving the customer with what caused it, those that could not be counted with the reason, newest first.
with

money_items as (
    select * from metrics.money_items
),

final as (
    select
        item_date,
        category,
        coalesce(ticket_id, request_id, contract_id, opportunity_id, project_id) as case_id,
        round(seconds / 3600, 2) as hours,
        amount,
        reason,
        entity,
        entity_id
    from money_items
    where customer_id = $id and side in ('cost', 'delivery')
    order by item_date desc nulls last, entity, entity_id
)

select * from final
