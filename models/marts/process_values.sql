-- One row per process metric, period and dimension value with something to count (M-30, M-31, M-32, M-37).
-- view
with

verdicts as (
    select * from metrics.handover_verdicts where rule_code in ('R-01', 'R-02', 'R-04', 'R-05')
),

forms as (
    select * from metrics.handover_forms
),

key_moments as (
    select * from metrics.key_moments
),

clock as (
    select * from policy.clock
),

grains as (
    select * from (values ('month'), ('quarter'), ('year')) as grain (period_grain)
),

-- part of whole; a fact that cannot be judged has neither
facts as (
    select
        'M-30' as metric_code, 'rule' as dimension, rule_code as dimension_value, due_at::date as day,
        if(verdict in ('met', 'missed'), (verdict = 'met')::integer, null) as part,
        if(verdict in ('met', 'missed'), 1, null) as whole
    from verdicts
    where due_at is not null and verdict <> 'pending'
    union all
    select
        'M-30', 'company', 'all', due_at::date, if(verdict in ('met', 'missed'), (verdict = 'met')::integer, null),
        if(verdict in ('met', 'missed'), 1, null)
    from verdicts
    where due_at is not null and verdict <> 'pending'
    union all
    select 'M-31', 'company', 'all', submitted_at::date, was_incomplete::integer, if(was_incomplete is null, null, 1)
    from forms
    where submitted_at is not null
    union all
    select 'M-32', 'company', 'all', coalesce(submitted_at::date, signed_date), count_fields, 16 from forms
    union all
    select 'M-32', 'fields', 'process', coalesce(submitted_at::date, signed_date), count_process_fields, 8 from forms
    union all
    select 'M-37', 'company', 'all', happened_at::date, is_met::integer, if(is_met is null, null, 1)
    from key_moments
    cross join clock
    where is_met or due_at < clock.ends_at
    union all
    select 'M-37', 'moment', moment, happened_at::date, is_met::integer, if(is_met is null, null, 1)
    from key_moments
    cross join clock
    where is_met or due_at < clock.ends_at
),

rates as (
    select
        metric_code, period_grain, date_trunc(period_grain, day)::date as period_start, dimension, dimension_value,
        (sum(part) / nullif(sum(whole), 0))::double as value,
        sum(part)::double as numerator,
        sum(whole)::double as denominator,
        count(whole)::integer as count_n
    from facts
    cross join grains
    where day is not null
    group by metric_code, period_grain, period_start, dimension, dimension_value
),

-- end to end: hours from signing to confirmation, of those whose hour of signing is known
chains as (
    select
        'M-30' as metric_code, period_grain, date_trunc(period_grain, confirmed_at)::date as period_start,
        'chain' as dimension, 'median_hours' as dimension_value,
        (median(date_diff('minute', signed_at, confirmed_at)) / 60)::double as value,
        null::double as numerator, null::double as denominator, count(*)::integer as count_n
    from forms
    cross join grains
    where signed_at is not null and confirmed_at >= signed_at and confirmed_at < clock_at
    group by period_grain, period_start
),

final as (
    select *, if(value is null, 'unknown', 'ok') as status from (select * from rates union all select * from chains)
)

select * from final
