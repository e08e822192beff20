-- 晚了的工单，晚得最久的在前 | late tickets, the latest first
-- $measure = resolution  acknowledge、response 或 resolution | acknowledge, response or resolution
-- $count = 20  列多少张 | how many to list
select
    ticket_id,
    customer_name,
    level,
    team,
    state,
    clock,
    late_minutes,
    submitted_at,
    due_at,
    done_at
from marts.late_tickets
where
    measure = $measure
    and late_minutes > 0
order by late_minutes desc, ticket_id
limit $count
