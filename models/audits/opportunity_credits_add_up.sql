-- Opportunities whose credits are not their amount to the cent, or their shares not one.
with

opportunities as (
    select * from marts.opportunities where status is distinct from 'void'
),

credits as (
    select
        opportunity_id,
        sum(credited_amount) as credited_amount,
        sum(credited_won_amount) as credited_won_amount,
        sum(credit_ratio::decimal(9, 6)) as credit_ratio
    from marts.opportunity_credits
    group by opportunity_id
),

offending as (
    select
        opportunities.opportunity_id,
        opportunities.amount,
        credits.credited_amount,
        opportunities.won_amount,
        credits.credited_won_amount,
        credits.credit_ratio
    from opportunities
    full join credits on opportunities.opportunity_id = credits.opportunity_id
    where opportunities.amount is distinct from credits.credited_amount
        or opportunities.won_amount is distinct from credits.credited_won_amount
        or credits.credit_ratio is distinct from 1
)

select * from offending
