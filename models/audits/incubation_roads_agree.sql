-- Totals of what service incubated that differ by customer, by period and by opportunity.
with

opportunities as (
    select * from marts.opportunities where basis = 'sourced' and incubated_at is not null
),

customers as (
    select * from marts.customers
),

incubation_periods as (
    select * from marts.incubation_periods
),

totals as (
    select
        (select count(*) from opportunities) as by_opportunity,
        (select coalesce(sum(amount), 0) from opportunities) as amount_by_opportunity,
        (select coalesce(sum(count_incubated), 0) from customers)
            + (select count(*) from opportunities where customer_id is null) as by_customer,
        (select coalesce(sum(incubated_amount), 0) from customers)
            + (select coalesce(sum(amount), 0) from opportunities where customer_id is null) as amount_by_customer,
        (select coalesce(sum(count_incubated), 0) from incubation_periods
            where basis = 'sourced' and period_grain = 'month' and dimension = 'company') as by_period,
        (select coalesce(sum(incubated_amount), 0) from incubation_periods
            where basis = 'sourced' and period_grain = 'month' and dimension = 'company') as amount_by_period
),

offending as (
    select * from totals
    where by_opportunity <> by_customer
        or by_opportunity <> by_period
        or amount_by_opportunity <> amount_by_customer
        or amount_by_opportunity <> amount_by_period
)

select * from offending
