-- One row per dimension value, month a target was due in, measure, basis, level and verdict.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

dated as (
    select
        team, assignee_team, customer_id, collaboration_type, product, channel, level, is_headline, clock,
        acknowledge_elapsed_verdict, acknowledge_business_verdict,
        response_elapsed_verdict, response_business_verdict,
        resolution_elapsed_verdict, resolution_business_verdict,
        date_trunc('month', coalesce(acknowledge_elapsed_due_at, started_at))::date as acknowledge_elapsed_month,
        date_trunc('month', coalesce(acknowledge_business_due_at, started_at))::date as acknowledge_business_month,
        date_trunc('month', coalesce(response_elapsed_due_at, started_at))::date as response_elapsed_month,
        date_trunc('month', coalesce(response_business_due_at, started_at))::date as response_business_month,
        date_trunc('month', coalesce(resolution_elapsed_due_at, started_at))::date as resolution_elapsed_month,
        date_trunc('month', coalesce(resolution_business_due_at, started_at))::date as resolution_business_month
    from ticket_timeliness
),

placed as (
    select 'team' as dimension, team as dimension_value, * from dated where team is not null
    union all
    select 'assignee_team', assignee_team, * from dated where assignee_team is not null
    union all
    select 'customer', customer_id, * from dated where customer_id is not null
    union all
    select 'collaboration_type', collaboration_type, * from dated where collaboration_type is not null
    union all
    select 'product', product, * from dated where product is not null
    union all
    select 'channel', channel, * from dated where channel is not null
),

counted as (
    select dimension, dimension_value, level, is_headline, 'acknowledge' as measure, 'elapsed' as basis,
        clock = 'elapsed' as is_applied, acknowledge_elapsed_month as month,
        acknowledge_elapsed_verdict as verdict, count(*) as count_tickets
    from placed group by all
    union all
    select dimension, dimension_value, level, is_headline, 'acknowledge', 'business',
        clock = 'business', acknowledge_business_month, acknowledge_business_verdict, count(*)
    from placed group by all
    union all
    select dimension, dimension_value, level, is_headline, 'response', 'elapsed',
        clock = 'elapsed', response_elapsed_month, response_elapsed_verdict, count(*)
    from placed group by all
    union all
    select dimension, dimension_value, level, is_headline, 'response', 'business',
        clock = 'business', response_business_month, response_business_verdict, count(*)
    from placed group by all
    union all
    select dimension, dimension_value, level, is_headline, 'resolution', 'elapsed',
        clock = 'elapsed', resolution_elapsed_month, resolution_elapsed_verdict, count(*)
    from placed group by all
    union all
    select dimension, dimension_value, level, is_headline, 'resolution', 'business',
        clock = 'business', resolution_business_month, resolution_business_verdict, count(*)
    from placed group by all
)

select * from counted
