-- One row per metric of feedback and satisfaction, period and dimension value (M-15 to M-17, M-33, M-34, M-38).
-- view
with

satisfaction as (
    select * from metrics.ticket_satisfaction
),

feedback as (
    select * from warehouse.feedback
),

feedback_verdicts as (
    select rule_code, due_at, verdict from metrics.process_feedback
    union all
    select rule_code, due_at, verdict from metrics.process_updates
),

health_verdicts as (
    select * from metrics.process_health where rule_code in ('R-41', 'R-45', 'R-49')
),

clock as (
    select * from policy.clock
),

-- part of whole; a fact that cannot be judged has neither
facts as (
    select 'M-15' as metric_code, 'company' as dimension, 'all' as dimension_value, resolved_at::date as day,
        is_scored::integer::double as part, if(is_scored is null, null, 1) as whole
    from satisfaction
    where collection_verdict <> 'pending'
    union all
    select 'M-15', 'collected', 'within_24h', resolved_at::date,
        if(collection_verdict = 'unknown', null, (collection_verdict = 'met')::integer),
        if(collection_verdict = 'unknown', null, 1)
    from satisfaction
    where collection_verdict <> 'pending'
    union all
    select 'M-16', 'company', 'all', resolved_at::date, score, if(score is null, null, 1) from satisfaction
    where is_scored is not false
    union all
    select 'M-16', 'score', 'low', resolved_at::date, is_low::integer, if(is_low is null, null, 1) from satisfaction
    where is_scored
    union all
    select 'M-17', 'company', 'all', resolved_at::date, if(is_low, coalesce(is_pacified, false)::integer, null),
        if(is_low, 1, null)
    from satisfaction
    where is_low is not false and is_scored is not false
    union all
    select 'M-33', scope.dimension, if(scope.dimension = 'rule', rule_code, 'all'), due_at::date,
        if(verdict in ('met', 'missed'), (verdict = 'met')::integer, null), if(verdict in ('met', 'missed'), 1, null)
    from feedback_verdicts
    cross join (values ('company'), ('rule')) as scope (dimension)
    where rule_code in ('R-33', 'R-36', 'R-39') and verdict <> 'pending'
    union all
    select 'M-34', scope.dimension, if(scope.dimension = 'company', 'all', coalesce(feedback_class, 'unknown')),
        planned_date, if(result is null, null, (result = 'done')::integer), if(result is null, null, 1)
    from feedback
    cross join clock
    cross join (values ('company'), ('feedback_class')) as scope (dimension)
    where planned_date < ends_at::date and submitted_at < ends_at
    union all
    select 'M-38', scope.dimension, if(scope.dimension = 'rule', rule_code, 'all'), due_at::date,
        if(verdict in ('met', 'missed'), (verdict = 'met')::integer, null), if(verdict in ('met', 'missed'), 1, null)
    from health_verdicts
    cross join (values ('company'), ('rule')) as scope (dimension)
    where due_at is not null and verdict <> 'pending'
),

final as (
    select
        metric_code,
        grain.period_grain,
        date_trunc(grain.period_grain, day)::date as period_start,
        dimension,
        dimension_value,
        (sum((part * 1000000000)::bigint) / nullif(1000000000 * sum(whole), 0))::double as value,
        if(metric_code = 'M-16' and dimension = 'company', null, sum(part))::double as numerator,
        if(metric_code = 'M-16' and dimension = 'company', null, sum(whole))::double as denominator,
        coalesce(sum(whole), 0)::integer as count_n,
        if(count(whole) = 0, 'unknown', 'ok') as status
    from facts
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    group by metric_code, grain.period_grain, period_start, dimension, dimension_value
)

select * from final
