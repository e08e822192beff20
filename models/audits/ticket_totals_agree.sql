-- Verdicts counted by period that are not as many as the tickets that carry them.
with

tickets as (
    select * from marts.tickets
),

timeliness_periods as (
    select * from marts.timeliness_periods
),

by_ticket as (
    select resolution_verdict as verdict, count(*) as count_tickets from tickets group by resolution_verdict
),

by_period as (
    select verdict, sum(count_tickets) as count_tickets
    from (
        select
            unnest(['met', 'missed', 'pending', 'unknown', 'void']) as verdict,
            unnest([count_met, count_missed, count_pending, count_unknown, count_void]) as count_tickets
        from timeliness_periods
        where measure = 'resolution'
            and basis = 'applied'
            and period_grain = 'year'
            and dimension = 'company'
            and level = 'all'
    ) as verdicts
    group by verdict
),

offending as (
    select
        coalesce(by_ticket.verdict, by_period.verdict) as verdict,
        coalesce(by_ticket.count_tickets, 0) as count_by_ticket,
        coalesce(by_period.count_tickets, 0) as count_by_period
    from by_ticket
    full join by_period on by_ticket.verdict = by_period.verdict
    where coalesce(by_ticket.count_tickets, 0) <> coalesce(by_period.count_tickets, 0)
)

select * from offending
