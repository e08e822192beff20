-- One row per kind of thing that wants attention at the clock: how many, and how much money is in question.
with

tickets as (
    select * from marts.tickets
),

late_tickets as (
    select * from marts.late_tickets
),

contracts as (
    select * from marts.contracts
),

opportunities as (
    select * from marts.opportunities
),

health_quarters as (
    select * from marts.health_quarters
),

latest_health as (
    select max(period_start) as period_start from health_quarters where count_rated > 0
),

counted as (
    select
        'tickets_due_soon' as kind,
        (select count(*) from tickets) as count_loaded,
        count(distinct ticket_id) filter (where state = 'due_soon') as count_records,
        null as amount
    from late_tickets
    union all
    select
        'tickets_overdue',
        (select count(*) from tickets),
        count(distinct ticket_id) filter (where state = 'overdue' and measure = 'resolution'),
        null
    from late_tickets
    union all
    select
        'contracts_expiring',
        count(*),
        count(*) filter (where is_expiring and at_risk_amount is not null),
        coalesce(sum(at_risk_amount) filter (where is_expiring), 0)
    from contracts
    union all
    select
        'customers_unhealthy',
        count(*),
        sum(count_customers) filter (where tier in ('at_risk', 'sub_healthy')),
        coalesce(sum(contract_amount) filter (where tier in ('at_risk', 'sub_healthy')), 0)
    from health_quarters
    inner join latest_health using (period_start)
    union all
    select
        'customers_unrated',
        count(*),
        sum(count_customers) filter (where tier = 'unrated'),
        coalesce(sum(contract_amount) filter (where tier = 'unrated'), 0)
    from health_quarters
    inner join latest_health using (period_start)
    union all
    select
        'opportunities_overdue',
        count(*),
        count(*) filter (where status = 'open' and is_overdue),
        coalesce(sum(amount) filter (where status = 'open' and is_overdue), 0)
    from opportunities
),

-- of what was never loaded nobody can say that none waits
final as (
    select
        kind,
        if(count_loaded > 0, count_records, null)::integer as count_records,
        if(count_loaded > 0, amount, null)::decimal(18, 2) as amount
    from counted
)

select * from final
