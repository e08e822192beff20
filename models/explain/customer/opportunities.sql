-- Its opportunities.
with

opportunities as (
    select * from marts.opportunities
),

final as (
    select
        opportunity_id,
        basis,
        origin_kind,
        origin_id,
        status,
        amount,
        won_amount,
        source_file,
        source_row
    from opportunities
    where customer_id = $id
    order by created_at, opportunity_id
)

select * from final
