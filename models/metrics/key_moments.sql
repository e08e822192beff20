-- One row per key moment that asks for a meeting of sales and service, and whether there was one (R-54, R-57, M-37).
with

tickets as (
    select ticket_id, customer_id, level, submitted_at, resolved_at from metrics.ticket_timeliness
),

complaints as (
    select ticket_id, customer_id, submitted_at from warehouse.tickets where is_complaint
),

meetings as (
    select * from metrics.meetings_held
),

clock as (
    select * from policy.clock
),

settings as (
    select
        max(value) filter (where name = 'key_moments') as moments,
        max(value) filter (where name = 'major_levels') as levels,
        max(value) filter (where name = 'key_meeting_days')::integer as days
    from policy.settings
),

moments as (
    select 'major_submitted' as moment, ticket_id, customer_id, submitted_at as happened_at
    from tickets
    cross join settings
    where list_contains(string_split(settings.levels, '|'), level)
    union all
    select 'major_closed', ticket_id, customer_id, resolved_at
    from tickets
    cross join settings
    where list_contains(string_split(settings.levels, '|'), level) and resolved_at is not null
    union all
    select 'complaint', ticket_id, customer_id, submitted_at from complaints
),

wanted as (
    select moments.*, happened_at::date + days + 1 as due_at
    from moments
    cross join settings
    cross join clock
    where list_contains(string_split(settings.moments, '|'), moment) and happened_at < clock.ends_at
),

-- a meeting on the ticket, else one with the customer in those days
met as (
    select wanted.moment, wanted.ticket_id, bool_or(meetings.has_both) as has_both,
        bool_or(meetings.has_sales) as has_sales, false as is_proxy
    from wanted
    inner join meetings on wanted.ticket_id = meetings.ticket_id
    where held_at >= happened_at and held_at < due_at
    group by wanted.moment, wanted.ticket_id
    union all
    select wanted.moment, wanted.ticket_id, bool_or(meetings.has_both), bool_or(meetings.has_sales), true
    from wanted
    inner join meetings on wanted.customer_id = meetings.customer_id and meetings.ticket_id is null
    where held_at >= happened_at and held_at < due_at
    group by wanted.moment, wanted.ticket_id
),

recorded as (
    select min(held_at) as since from meetings
),

final as (
    select
        wanted.moment,
        wanted.ticket_id,
        wanted.customer_id,
        wanted.happened_at,
        wanted.due_at::timestamp as due_at,
        -- before the first meeting on record nobody can tell that there was none
        if(bool_or(coalesce(met.has_both, false)), true,
            if(min(wanted.due_at) > (select since from recorded), false, null)) as is_met,
        if(bool_or(coalesce(met.has_sales, false)), true,
            if(min(wanted.due_at) > (select since from recorded), false, null)) as is_attended,
        coalesce(bool_and(met.is_proxy) filter (where met.has_both), false) as is_proxy,
        coalesce(bool_and(met.is_proxy) filter (where met.has_sales), false) as is_attended_proxy
    from wanted
    left join met on wanted.moment = met.moment and wanted.ticket_id = met.ticket_id
    group by all
)

select * from final
