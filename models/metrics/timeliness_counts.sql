-- One row per month a target was due in, measure, level, dimension value, verdict and minutes taken.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

-- a ticket without a target belongs to the month it was submitted in
measured as (
    select
        'acknowledge' as measure,
        date_trunc('month', submitted_at + to_minutes(coalesce(acknowledge_limit_minutes, 0)))::date as month,
        level,
        is_headline,
        product,
        channel,
        acknowledge_verdict as verdict,
        response_elapsed_minutes as minutes
    from ticket_timeliness
    union all
    select
        'response',
        date_trunc('month', submitted_at + to_minutes(coalesce(response_limit_minutes, 0)))::date,
        level,
        is_headline,
        product,
        channel,
        response_verdict,
        response_elapsed_minutes
    from ticket_timeliness
    union all
    select
        'resolution',
        date_trunc('month', submitted_at + to_minutes(coalesce(resolution_limit_minutes, 0)))::date,
        level,
        is_headline,
        product,
        channel,
        resolution_verdict,
        resolution_elapsed_minutes
    from ticket_timeliness
),

counted as (
    select
        measure,
        month,
        level,
        is_headline,
        product,
        channel,
        verdict,
        minutes,
        case
            when grouping(product) = 0 then 'product'
            when grouping(channel) = 0 then 'channel'
            else 'company'
        end as dimension,
        count(*) as count_tickets
    from measured
    group by grouping sets (
        (measure, month, level, is_headline, verdict, minutes),
        (measure, month, level, is_headline, verdict, minutes, product),
        (measure, month, level, is_headline, verdict, minutes, channel)
    )
),

final as (
    select
        measure,
        month,
        level,
        is_headline,
        dimension,
        case dimension
            when 'company' then 'all'
            when 'product' then coalesce(product, '')
            else coalesce(channel, '')
        end as dimension_value,
        verdict,
        minutes,
        count_tickets
    from counted
)

select * from final
