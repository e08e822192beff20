-- One row per period, basis and level with a customer's wait for the next reply: of those due in it, how many were met.
with

reply_verdicts as (
    select * from metrics.reply_verdicts
),

based as (
    select * from reply_verdicts
    union all
    select * replace ('applied' as basis) from reply_verdicts where is_applied
),

levels as (
    select * from based where level is not null
    union all
    select * replace ('all' as level) from based
),

-- without a limit, or where nobody knows the deadline, a wait belongs to the month it began in
counted as (
    select
        grain.period_grain,
        date_trunc(grain.period_grain, coalesce(due_at, asked_at))::date as period_start,
        basis,
        level,
        count(*)::integer as count_waits,
        count_if(verdict = 'met')::integer as count_met,
        count_if(verdict = 'missed')::integer as count_missed,
        count_if(verdict = 'pending')::integer as count_pending,
        count_if(verdict = 'unknown')::integer as count_unknown,
        median(minutes) as median_minutes,
        quantile_cont(minutes, 0.9) as p90_minutes
    from levels
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    group by grain.period_grain, period_start, basis, level
),

final as (
    select
        period_grain,
        period_start,
        case period_grain
            when 'month' then strftime(period_start, '%Y-%m')
            when 'quarter' then year(period_start) || 'Q' || quarter(period_start)
            else year(period_start)::varchar
        end as period,
        basis,
        level,
        count_waits,
        count_met + count_missed as count_due,
        count_met,
        count_missed,
        count_pending,
        count_unknown,
        (count_met / nullif(count_met + count_missed, 0))::double as on_time_ratio,
        median_minutes::double as median_minutes,
        p90_minutes::double as p90_minutes
    from counted
)

select * from final
