-- One row per metric of opportunities, period and dimension value: its value, parts and facts.
-- view
with

incubated as (
    select * from marts.incubation_periods where basis = 'sourced' and dimension in ('company', 'origin_kind')
),

feedback as (
    select * from marts.feedback_outcomes where feedback_class = 'sales'
),

opportunities as (
    select * from marts.opportunities where status is distinct from 'void'
),

gates as (
    select opportunities.created_at, gates.state
    from marts.opportunity_gates as gates
    inner join opportunities on gates.opportunity_id = opportunities.opportunity_id
),

violations as (
    select * from warehouse.violations
),

-- where none is exported nobody can tell that there was none
violated as (
    select
        opportunities.created_at,
        if(exists (select 1 from violations), (broken.opportunity_id is null)::integer, null) as is_clean
    from opportunities
    left join (select distinct opportunity_id from violations) as broken
        on opportunities.opportunity_id = broken.opportunity_id
),

required as (
    select len(string_split(value, '|')) as count_fields from policy.settings where name = 'required_fields'
),

grains as (
    select * from (values ('month'), ('quarter'), ('year')) as grain (period_grain)
),

-- one fact each, with what it adds to either part of its ratio
facts as (
    select
        'M-35' as metric_code,
        'all' as part,
        submitted_at as fact_at,
        (count_opportunities > 0)::integer::decimal(18, 2) as numerator,
        1::decimal(18, 2) as denominator
    from feedback
    union all
    select 'M-36', 'all', submitted_at, if(value_estimate is null, null, coalesce(signed_amount, 0)), value_estimate
    from feedback
    union all
    select 'M-53', 'all', created_at, (state = 'passed')::integer, 1 from gates
    union all
    select 'M-53', 'without_violation', created_at, is_clean, if(is_clean is null, null, 1) from violated
    union all
    select 'M-53', 'required_fields', created_at,
        required.count_fields - coalesce(len(string_split(missing_fields, '|')), 0), required.count_fields
    from opportunities
    cross join required
),

ratios as (
    select
        metric_code,
        part,
        period_grain,
        date_trunc(period_grain, fact_at)::date as period_start,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        count(denominator)::integer as count_n
    from facts
    cross join grains
    where fact_at is not null
    group by metric_code, part, period_grain, period_start
),

-- a sum of amounts none of which is recorded is unknown
measured as (
    select 'M-40' as metric_code, period_grain, period_start, dimension, dimension_value,
        incubated_amount::double as value, null::double as numerator, null::double as denominator,
        count_incubated as count_n
    from incubated
    union all
    select 'M-41', period_grain, period_start, dimension, dimension_value, approved_amount::double, null, null,
        count_approved
    from incubated
    union all
    select 'M-42', period_grain, period_start, dimension, dimension_value, won_amount::double, null, null, count_won
    from incubated
    union all
    select 'M-43', period_grain, period_start, dimension, dimension_value, count_incubated::double, null, null,
        count_incubated
    from incubated
    union all
    select 'M-43', period_grain, period_start, 'quality', 'approved', approved_ratio, cohort_approved::double,
        count_incubated::double, count_incubated
    from incubated
    where dimension = 'company'
    union all
    select 'M-43', period_grain, period_start, 'quality', 'won', won_ratio, cohort_won::double,
        (cohort_won + cohort_lost)::double, cohort_won + cohort_lost
    from incubated
    where dimension = 'company'
    union all
    select metric_code, period_grain, period_start, if(part = 'all', 'company', 'quality'), part,
        numerator::double / nullif(denominator::double, 0), numerator::double, denominator::double, count_n
    from ratios
),

final as (
    select *, if(value is null, 'unknown', 'ok') as status from measured
)

select * from final
