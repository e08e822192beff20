-- One row per metric of the clocks and steps, period and dimension value with something to count (M-02 to M-22).
-- view
with

tickets as (
    select
        *,
        coalesce(first_response_at, assigned_at)::date as responded_date,
        if(clock = 'elapsed', response_elapsed_minutes, response_business_minutes) as response_minutes,
        if(clock = 'elapsed', resolution_elapsed_minutes, resolution_business_minutes) as resolution_minutes,
        if(clock = 'elapsed', resolution_elapsed_due_at, resolution_business_due_at) as due_at,
        if(clock = 'elapsed', resolution_elapsed_verdict, resolution_business_verdict) as verdict
    from metrics.ticket_timeliness
    where status is distinct from 'void'
),

tickets_seen as (
    select * from warehouse.tickets_seen
),

timeliness_periods as (
    select * from marts.timeliness_periods
),

process_deadlines as (
    select * from marts.process_deadlines
),

clock as (
    select * from policy.clock
),

rules as (
    select * from (
        values ('R-16', 'M-06', 'company', 'all'), ('R-23', 'M-12', 'company', 'all'),
            ('R-21', 'M-13', 'meeting', 'within_1h'), ('R-24', 'M-14', 'company', 'all'),
            ('R-25', 'M-14', 'contact', 'within_48h'), ('R-58', 'M-18', 'company', 'all'),
            ('R-59', 'M-19', 'company', 'all')
    ) as rule (rule_code, metric_code, dimension, dimension_value)
),

-- times belong to the period of the event that ends them; that of a settled ticket without one is unknown, and stands
-- in the period of its submission
facts as (
    select code.metric_code, 'company' as dimension, 'all' as dimension_value,
        coalesce(responded_date, submitted_at::date) as day, response_minutes as minutes
    from tickets
    cross join (values ('M-02'), ('M-05')) as code (metric_code)
    where response_minutes is not null or status in ('closed', 'unsolvable')
    union all
    select 'M-05', 'customer', customer_id, responded_date, response_minutes
    from tickets
    where response_minutes is not null and customer_id is not null
    union all
    select code.metric_code, 'company', 'all', coalesce(resolved_at, submitted_at)::date, resolution_minutes
    from tickets
    cross join (values ('M-07'), ('M-11')) as code (metric_code)
    where resolution_minutes is not null or status = 'closed'
    union all
    select 'M-11', 'level', level, resolved_at::date, resolution_minutes
    from tickets
    where resolution_minutes is not null and level is not null
    union all
    select 'M-10', 'delay', 'mean_minutes', due_at::date,
        date_diff('second', due_at, coalesce(resolved_at, clock.ends_at)) // 60
    from tickets
    cross join clock
    where verdict = 'missed' and coalesce(resolved_at, clock.ends_at) > due_at
    union all
    select 'M-13', 'company', 'all', submitted_at::date, is_joint::integer
    from tickets_seen
    where status_at_clock is distinct from 'void'
    union all
    select 'M-22', 'company', 'all', coalesce(resolved_at, submitted_at)::date, if(resolved_at is null, null, 1)
    from tickets
    where resolved_at is not null or status = 'closed'
    union all
    select 'M-22', 'team', team, resolved_at::date, 1 from tickets where resolved_at is not null and team is not null
    union all
    select 'M-22', 'assignee_team', assignee_team, resolved_at::date, 1
    from tickets
    where resolved_at is not null and assignee_team is not null
),

-- sums of months add up to those of years, medians do not
months as (
    select
        metric_code, dimension, dimension_value, date_trunc('month', day)::date as month,
        sum(minutes)::bigint as total,
        count(minutes) as count_n
    from facts
    group by all
),

middles as (
    select
        metric_code, dimension, dimension_value, grain.period_grain,
        date_trunc(grain.period_grain, day)::date as period_start,
        median(minutes) as middle
    from facts
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    where metric_code in ('M-02', 'M-07')
    group by all
),

summed as (
    select
        metric_code, dimension, dimension_value, grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start,
        sum(total)::bigint as total,
        sum(count_n)::integer as count_n
    from months
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    group by all
),

grouped as (
    select summed.*, middle
    from summed
    left join middles using (metric_code, dimension, dimension_value, period_grain, period_start)
),

-- integers are summed and divided last
final as (
    select
        metric_code, dimension, dimension_value, period_grain, period_start,
        case
            when metric_code in ('M-02', 'M-07') then middle
            when metric_code = 'M-22' then total
            when metric_code = 'M-05' then total / nullif(count_n * 60, 0)
            else total / nullif(count_n, 0)
        end::double as value,
        case when metric_code = 'M-13' then total end::double as numerator,
        case when metric_code = 'M-13' then count_n end::double as denominator,
        count_n,
        if(count_n > 0, 'ok', 'unknown') as status
    from grouped
    union all
    select
        rules.metric_code, rules.dimension, rules.dimension_value, period_grain, period_start, on_time_ratio,
        count_met::double,
        count_due::double, count_due, if(count_due > 0, 'ok', 'unknown')
    from process_deadlines
    inner join rules on process_deadlines.rule_code = rules.rule_code
    union all
    select
        'M-10', dimension, dimension_value, period_grain, period_start, (count_missed / nullif(count_due, 0))::double,
        count_missed::double, count_due::double, count_due, if(count_due > 0, 'ok', 'unknown')
    from timeliness_periods
    where basis = 'applied' and dimension = 'company' and measure = 'resolution' and level = 'all'
)

select * from final
