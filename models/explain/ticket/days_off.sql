-- The days between its start and its end on which nobody works, and why.
with

tickets as (
    select * from metrics.ticket_business_time where ticket_id = $id
),

business_days as (
    select * from warehouse.business_days
),

final as (
    select business_days.date, business_days.day_class, business_days.reason
    from tickets
    inner join business_days on tickets.calendar_no = business_days.calendar_no
    where not is_workday
        and business_days.date between tickets.started_at::date
            and coalesce(tickets.resolved_at, tickets.clock_at - interval 1 second)::date
)

select * from final order by date
