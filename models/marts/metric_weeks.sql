-- One row per metric that weeks can tell and each of the last 26 whole weeks, Monday to Sunday.
with

timeliness_days as (
    select * from marts.timeliness_days
),

opportunities as (
    select * from marts.opportunities where basis = 'sourced'
),

satisfaction as (
    select * from metrics.ticket_satisfaction
),

clock as (
    select * from policy.clock
),

known as (
    select exists (select 1 from marts.opportunities where is_service_born is not null) as has_origins
),

weeks as (
    select date_trunc('week', ends_at)::date - 7 * place::integer as week_start
    from clock
    cross join unnest(generate_series(1, 26)) as places (place)
),

-- part of whole; an amount has no whole, and one not recorded counts as a fact all the same
facts as (
    select if(measure = 'resolution', 'M-08', 'M-04') as metric_code, date as day,
        (count_due - count_missed)::decimal(38, 9) as part, count_due as whole, count_due as count_n
    from timeliness_days
    where (measure = 'resolution' and level = 'headline') or (measure = 'response' and level = 'all')
    union all
    select 'M-40', incubated_at::date, amount, null, 1 from opportunities where incubated_at is not null
    union all
    select 'M-42', signed_at::date, won_amount, null, 1 from opportunities where signed_at is not null
    union all
    select 'M-16', resolved_at::date, score::decimal(38, 9), 1, 1
    from satisfaction
    where is_scored is not false and score is not null
),

counted as (
    select
        metric_code,
        date_trunc('week', day)::date as week_start,
        sum(part) as part,
        sum(whole) as whole,
        sum(count_n)::integer as count_n
    from facts
    group by metric_code, date_trunc('week', day)
),

final as (
    select
        metrics.metric_code,
        weeks.week_start,
        coalesce(counted.count_n, 0)::integer as count_n,
        case
            when not metrics.is_amount then (counted.part / nullif(counted.whole, 0))::double
            when coalesce(counted.count_n, 0) = 0 then if(known.has_origins, 0, null)
            else counted.part::double
        end as value
    from weeks
    cross join (values ('M-08', false), ('M-04', false), ('M-16', false), ('M-40', true), ('M-42', true))
        as metrics (metric_code, is_amount)
    cross join known
    left join counted
        on weeks.week_start = counted.week_start and metrics.metric_code = counted.metric_code
)

select * from final
