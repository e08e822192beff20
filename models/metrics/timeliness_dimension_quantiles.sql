-- One row per dimension value, quarter or year, measure and group of levels: median and 90th percentile as applied.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

applied as (
    select
        team, assignee_team, customer_id, collaboration_type, product, channel, is_headline,
        started_at,
        if(clock = 'elapsed', response_elapsed_due_at, response_business_due_at) as response_due_at,
        if(clock = 'elapsed', resolution_elapsed_due_at, resolution_business_due_at) as resolution_due_at,
        if(clock = 'elapsed', response_elapsed_verdict, response_business_verdict) as response_verdict,
        if(clock = 'elapsed', resolution_elapsed_verdict, resolution_business_verdict) as resolution_verdict,
        if(clock = 'elapsed', response_elapsed_minutes, response_business_minutes) as response_minutes,
        if(clock = 'elapsed', resolution_elapsed_minutes, resolution_business_minutes) as resolution_minutes
    from ticket_timeliness
),

timed as (
    select
        team, assignee_team, customer_id, collaboration_type, product, channel, is_headline,
        date_trunc('quarter', coalesce(response_due_at, started_at))::date as response_quarter,
        date_trunc('quarter', coalesce(resolution_due_at, started_at))::date as resolution_quarter,
        case when response_verdict in ('met', 'missed') then response_minutes end as response_minutes,
        case when resolution_verdict in ('met', 'missed') then resolution_minutes end as resolution_minutes
    from applied
),

placed as (
    select 'team' as dimension, team as dimension_value, * from timed where team is not null
    union all
    select 'assignee_team', assignee_team, * from timed where assignee_team is not null
    union all
    select 'customer', customer_id, * from timed where customer_id is not null
    union all
    select 'collaboration_type', collaboration_type, * from timed where collaboration_type is not null
    union all
    select 'product', product, * from timed where product is not null
    union all
    select 'channel', channel, * from timed where channel is not null
),

measured as (
    select dimension, dimension_value, is_headline, 'response' as measure, response_quarter as quarter,
        date_trunc('year', response_quarter)::date as year, response_minutes as minutes
    from placed
    where response_minutes is not null
    union all
    select dimension, dimension_value, is_headline, 'resolution', resolution_quarter,
        date_trunc('year', resolution_quarter)::date, resolution_minutes
    from placed
    where resolution_minutes is not null
),

quantiles as (
    select
        dimension, dimension_value, measure,
        if(quarter is null, 'year', 'quarter') as period_grain,
        coalesce(quarter, year) as period_start,
        quantile_cont(minutes, [0.5, 0.9]) as of_all,
        quantile_cont(minutes, [0.5, 0.9]) filter (where is_headline) as of_headline
    from measured
    group by grouping sets ((dimension, dimension_value, measure, quarter), (dimension, dimension_value, measure, year))
),

final as (
    select dimension, dimension_value, measure, period_grain, period_start, 'all' as level,
        of_all[1]::double as median_minutes, of_all[2]::double as p90_minutes
    from quantiles
    union all
    select dimension, dimension_value, measure, period_grain, period_start, 'headline',
        of_headline[1]::double, of_headline[2]::double
    from quantiles
    where of_headline is not null
)

select * from final
