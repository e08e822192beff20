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

measured as (
    select
        'response' as measure,
        date_trunc('quarter', coalesce(response_due_at, started_at))::date as quarter,
        response_minutes as minutes,
        team, assignee_team, customer_id, collaboration_type, product, channel, is_headline
    from applied
    where response_verdict in ('met', 'missed') and response_minutes is not null
    union all
    select
        'resolution',
        date_trunc('quarter', coalesce(resolution_due_at, started_at))::date,
        resolution_minutes,
        team, assignee_team, customer_id, collaboration_type, product, channel, is_headline
    from applied
    where resolution_verdict in ('met', 'missed') and resolution_minutes is not null
),

quantiles as (
    select
        case
            when grouping(team) = 0 then 'team'
            when grouping(assignee_team) = 0 then 'assignee_team'
            when grouping(customer_id) = 0 then 'customer'
            when grouping(collaboration_type) = 0 then 'collaboration_type'
            when grouping(product) = 0 then 'product'
            else 'channel'
        end as dimension,
        coalesce(team, assignee_team, customer_id, collaboration_type, product, channel) as dimension_value,
        measure,
        if(quarter is null, 'year', 'quarter') as period_grain,
        coalesce(quarter, year) as period_start,
        quantile_cont(minutes, [0.5, 0.9]) as of_all,
        quantile_cont(minutes, [0.5, 0.9]) filter (where is_headline) as of_headline
    from (select *, date_trunc('year', quarter)::date as year from measured)
    group by
        measure,
        grouping sets (quarter, year),
        grouping sets (team, assignee_team, customer_id, collaboration_type, product, channel)
    having dimension_value is not null
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
