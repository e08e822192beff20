-- One row per dimension value, month (of a customer: quarter) a target was due in, measure, basis, level and verdict.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

dated as (
    select 'acknowledge' as measure, 'elapsed' as basis, clock = 'elapsed' as is_applied,
        acknowledge_elapsed_verdict as verdict,
        date_trunc('month', coalesce(acknowledge_elapsed_due_at, started_at))::date as month,
        level, is_headline, team, assignee_team, customer_id, collaboration_type, product, channel
    from ticket_timeliness
    union all
    select 'acknowledge', 'business', clock = 'business', acknowledge_business_verdict,
        date_trunc('month', coalesce(acknowledge_business_due_at, started_at))::date,
        level, is_headline, team, assignee_team, customer_id, collaboration_type, product, channel
    from ticket_timeliness
    union all
    select 'response', 'elapsed', clock = 'elapsed', response_elapsed_verdict,
        date_trunc('month', coalesce(response_elapsed_due_at, started_at))::date,
        level, is_headline, team, assignee_team, customer_id, collaboration_type, product, channel
    from ticket_timeliness
    union all
    select 'response', 'business', clock = 'business', response_business_verdict,
        date_trunc('month', coalesce(response_business_due_at, started_at))::date,
        level, is_headline, team, assignee_team, customer_id, collaboration_type, product, channel
    from ticket_timeliness
    union all
    select 'resolution', 'elapsed', clock = 'elapsed', resolution_elapsed_verdict,
        date_trunc('month', coalesce(resolution_elapsed_due_at, started_at))::date,
        level, is_headline, team, assignee_team, customer_id, collaboration_type, product, channel
    from ticket_timeliness
    union all
    select 'resolution', 'business', clock = 'business', resolution_business_verdict,
        date_trunc('month', coalesce(resolution_business_due_at, started_at))::date,
        level, is_headline, team, assignee_team, customer_id, collaboration_type, product, channel
    from ticket_timeliness
),

-- a customer's month, and its single levels, are too few tickets to read anything from
counted as (
    select
        case
            when grouping(team) = 0 then 'team'
            when grouping(assignee_team) = 0 then 'assignee_team'
            when grouping(collaboration_type) = 0 then 'collaboration_type'
            when grouping(product) = 0 then 'product'
            when grouping(channel) = 0 then 'channel'
            else 'customer'
        end as dimension,
        coalesce(team, assignee_team, collaboration_type, product, channel, customer_id) as dimension_value,
        level, is_headline, measure, basis, is_applied,
        coalesce(month, quarter) as month,
        verdict,
        count(*) as count_tickets
    from (select *, date_trunc('quarter', month)::date as quarter from dated)
    group by measure, basis, is_applied, is_headline, verdict, grouping sets (
        (month, level, team), (month, level, assignee_team), (month, level, collaboration_type),
        (month, level, product), (month, level, channel), (quarter, customer_id)
    )
)

select * from counted where dimension_value is not null
