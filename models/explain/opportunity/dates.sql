-- When it was incubated, approved and signed, and how that is known.
with

opportunities as (
    select * from marts.opportunities
),

final as (
    select
        created_at,
        incubated_at,
        incubation_basis,
        approved_at,
        signed_at,
        ended_at,
        won_amount,
        won_amount_basis,
        recorded_won_amount,
        lost_reason
    from opportunities
    where opportunity_id = $id
)

select * from final
