-- One row per customer, quarter, measure and level that falls short of its benchmark: what is found in the data.
with

health_tiers as (
    select * from metrics.health_tiers
),

customer_terms as (
    select * from metrics.customer_terms
),

customer_services as (
    select * from marts.customer_services
),

benchmarks as (
    select * from policy.benchmarks
),

measured as (
    select customer_id, period_start, measure, level, value, count_n from customer_services
    union all
    select customer_id, period_start, 'renewal_ratio', null, renewal_ratio, count_due_contracts from customer_terms
),

-- the tier rule's own benchmark is 4 on either dimension
compared as (
    select customer_id, period_start, 'relationship_score' as measure, null as level,
        relationship_score as value, 4 as benchmark, 'tier_rule' as source, null as count_n
    from health_tiers
    where relationship_score < 4
    union all
    select customer_id, period_start, 'service_score', null, service_score, 4, 'tier_rule',
        if(service_source = 'answers', count_answers, null)
    from health_tiers
    where service_score < 4
    union all
    select
        health_tiers.customer_id,
        health_tiers.period_start,
        measured.measure,
        measured.level,
        measured.value,
        benchmarks.benchmark::double,
        benchmarks.source,
        measured.count_n
    from health_tiers
    inner join measured
        on health_tiers.customer_id = measured.customer_id
        and health_tiers.period_start = measured.period_start
    inner join benchmarks
        on measured.measure = benchmarks.metric
        and measured.level is not distinct from benchmarks.level
        and health_tiers.last_day between coalesce(benchmarks.valid_from, date '0001-01-01')
            and coalesce(benchmarks.valid_to, date '9999-12-31')
    where if(
        measured.measure in ('on_time_ratio', 'renewal_ratio'),
        measured.value < benchmarks.benchmark,
        measured.value > benchmarks.benchmark
    )
),

final as (
    select
        customer_id,
        'quarter' as period_grain,
        period_start,
        year(period_start) || 'Q' || quarter(period_start) as period,
        measure,
        coalesce(level, 'all') as level,
        value::double as value,
        benchmark::double as benchmark,
        source,
        count_n::integer as count_n
    from compared
)

select * from final
