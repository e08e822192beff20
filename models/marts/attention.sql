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
        count(distinct ticket_id) filter (where state = 'overdue'),
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
