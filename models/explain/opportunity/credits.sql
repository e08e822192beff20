-- Who is credited with what, to the cent.
with

opportunity_credits as (
    select * from marts.opportunity_credits
),

final as (
    select
        person_id,
        role,
        credit_basis,
        credit_ratio,
        credited_amount,
        credited_won_amount
    from opportunity_credits
    where opportunity_id = $id
    order by person_id nulls last, role
)

select * from final
