-- One row per day, level and team with a ticket open at its end: how many, how many past due, how many due in 24 hours.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness where status is distinct from 'void'
),

clock as (
    select * from policy.clock
),

-- closed at a time that nobody knows, a ticket was open until nobody knows when: it is left out
lives as (
    select
        coalesce(level, 'unknown') as level,
        coalesce(team, 'unknown') as team,
        submitted_at::date as opened_date,
        coalesce(resolved_at, closed_at)::date as closed_date,
        if(clock = 'elapsed', resolution_elapsed_due_at, resolution_business_due_at)::date as due_date
    from ticket_timeliness
    where coalesce(resolved_at, closed_at) is not null or status in ('open', 'overdue') or status is null
),

-- what changes on a day; at its end a ticket due on the next day is due within 24 hours
deltas as (
    select level, team, opened_date as date, 1 as open, 0 as overdue, 0 as due_24h from lives
    union all
    select level, team, closed_date, -1, 0, 0 from lives where closed_date is not null
    union all
    select level, team, due_date, 0, 1, 0
    from lives
    where due_date >= opened_date and due_date < coalesce(closed_date, date '9999-12-31')
    union all
    select level, team, closed_date, 0, -1, 0 from lives where due_date >= opened_date and due_date < closed_date
    union all
    select level, team, due_date - 1, 0, 0, 1
    from lives
    where due_date > opened_date and due_date - 1 < coalesce(closed_date, date '9999-12-31')
    union all
    select level, team, due_date, 0, 0, -1
    from lives
    where due_date > opened_date and due_date - 1 < coalesce(closed_date, date '9999-12-31')
),

daily as (
    select level, team, date, sum(open)::integer as open, sum(overdue)::integer as overdue,
        sum(due_24h)::integer as due_24h
    from deltas
    cross join clock
    where date <= as_of
    group by level, team, date
),

-- a count stands until the next change
standing as (
    select
        level,
        team,
        date,
        coalesce(lead(date) over days, (select as_of + 1 from clock)) as until_date,
        sum(open) over days as count_open,
        sum(overdue) over days as count_overdue,
        sum(due_24h) over days as count_due_24h
    from daily
    window days as (partition by level, team order by date)
),

final as (
    select
        unnest(generate_series(date, until_date - 1, interval 1 day))::date as as_of_date,
        level,
        team,
        count_open::integer as count_open,
        count_overdue::integer as count_overdue,
        count_due_24h::integer as count_due_24h
    from standing
    where count_open > 0
)

select * from final
