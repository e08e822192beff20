-- 差一点：在时限前后这么多分钟内解决的工单 | near misses: tickets resolved within so many minutes of their limit
-- $level = L2  级别 | level
-- $minutes = 60  前后多少分钟 | minutes before or after
with

resolved as (
    select
        ticket_id,
        customer_name,
        resolution_verdict,
        resolution_limit_minutes,
        case clock
            when 'business' then resolution_business_minutes
            else resolution_elapsed_minutes
        end as taken_minutes
    from marts.tickets
    where
        level = $level
        and resolved_at is not null
)

select
    ticket_id,
    customer_name,
    resolution_verdict,
    taken_minutes,
    resolution_limit_minutes,
    taken_minutes - resolution_limit_minutes as minutes_over
from resolved
where abs(taken_minutes - resolution_limit_minutes) <= $minutes
order by minutes_over, ticket_id
