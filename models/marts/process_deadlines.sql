-- One row per process rule and period with something due in it: how much of it was done in time.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

-- the tickets' own clocks (R-11 to R-14) on the applied basis, by the level whose target holds
applied as (
    select
        target_level,
        started_at,
        acknowledge_source = 'assigned' as is_acknowledge_proxy,
        response_source = 'assigned' as is_response_proxy,
        if(clock = 'elapsed', acknowledge_elapsed_due_at, acknowledge_business_due_at) as acknowledge_due_at,
        if(clock = 'elapsed', response_elapsed_due_at, response_business_due_at) as response_due_at,
        if(clock = 'elapsed', resolution_elapsed_due_at, resolution_business_due_at) as resolution_due_at,
        if(clock = 'elapsed', acknowledge_elapsed_verdict, acknowledge_business_verdict) as acknowledge_verdict,
        if(clock = 'elapsed', response_elapsed_verdict, response_business_verdict) as response_verdict,
        if(clock = 'elapsed', resolution_elapsed_verdict, resolution_business_verdict) as resolution_verdict
    from ticket_timeliness
),

clocked as (
    select 'R-11' as rule_code, coalesce(acknowledge_due_at, started_at) as due_at,
        is_acknowledge_proxy as is_proxy, acknowledge_verdict::varchar as verdict
    from applied
    union all
    select case target_level when 'L1' then 'R-12' when 'L2' then 'R-13' else 'R-14' end,
        coalesce(response_due_at, started_at), is_response_proxy, response_verdict::varchar
    from applied
    where target_level in ('L1', 'L2', 'L3')
    union all
    select case target_level when 'L1' then 'R-12' when 'L2' then 'R-13' else 'R-14' end,
        coalesce(resolution_due_at, started_at), false, resolution_verdict::varchar
    from applied
    where target_level in ('L1', 'L2', 'L3')
),

verdicts as (
    select * from clocked
    union all
    select rule_code, due_at, is_proxy, verdict from metrics.step_verdicts
    union all
    select rule_code, due_at, is_proxy, verdict from metrics.handover_verdicts
    union all
    select rule_code, due_at, is_proxy, verdict from metrics.meeting_verdicts
    union all
    select rule_code, due_at, is_proxy, verdict from metrics.further_verdicts
    union all
    select rule_code, due_at, is_proxy, verdict from metrics.process_feedback
    union all
    select rule_code, due_at, is_proxy, verdict from metrics.process_updates
    union all
    select rule_code, due_at, is_proxy, verdict from metrics.process_health
),

counted as (
    select
        rule_code,
        date_trunc('month', due_at)::date as month,
        verdict,
        count(*) as count_steps,
        count(*) filter (where is_proxy) as count_proxies
    from verdicts
    where due_at is not null and verdict <> 'void'
    group by rule_code, month, verdict
),

summed as (
    select
        rule_code,
        grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start,
        coalesce(sum(count_steps) filter (where verdict = 'met'), 0)::integer as count_met,
        coalesce(sum(count_steps) filter (where verdict = 'missed'), 0)::integer as count_missed,
        coalesce(sum(count_steps) filter (where verdict = 'pending'), 0)::integer as count_pending,
        coalesce(sum(count_steps) filter (where verdict = 'unknown'), 0)::integer as count_unknown,
        coalesce(sum(count_proxies), 0)::integer as count_proxies
    from counted
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    group by all
),

final as (
    select
        rule_code,
        period_grain,
        period_start,
        case period_grain
            when 'month' then strftime(period_start, '%Y-%m')
            when 'quarter' then year(period_start) || 'Q' || quarter(period_start)
            else year(period_start)::varchar
        end as period,
        count_met + count_missed as count_due,
        count_met,
        count_missed,
        count_pending,
        count_unknown,
        count_proxies,
        (count_met / nullif(count_met + count_missed, 0))::double as on_time_ratio,
        case
            when count_unknown = 0 then null
            when rule_code = 'R-29' then 'needs_reader'
            when rule_code = 'R-61' then 'never_exported'
            when rule_code = 'R-48' then 'last_value_only'
            else 'not_recorded'
        end as unknown_reason,
        count_proxies > 0 as is_proxy
    from summed
)

select * from final
