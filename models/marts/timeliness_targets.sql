-- One row per period, measure, basis, level, level whose target changes and target at which the figures change.
with

target_changes as (
    select * from metrics.target_changes
),

timeliness_periods as (
    select * from marts.timeliness_periods where dimension = 'company'
),

clock as (
    select * from policy.clock
),

current_targets as (
    select level, measure, max(limit_minutes) as current_minutes
    from policy.sla_targets
    cross join clock
    where as_of between coalesce(valid_from, date '0001-01-01') and coalesce(valid_to, date '9999-12-31')
    group by level, measure
),

last_targets as (
    select level, measure, greatest(ceil(2 * max(limit_minutes) / 15), 4)::integer * 15 as last_minutes
    from policy.sla_targets
    group by level, measure
),

based as (
    select * from target_changes
    union all
    select * replace ('applied' as basis) from target_changes where is_applied
),

grains as (
    select based.*, grain.period_grain, date_trunc(grain.period_grain, month)::date as period_start
    from based
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
),

levels as (
    select * from grains where level is not null
    union all
    select * replace ('all' as level) from grains
    union all
    select * replace ('headline' as level) from grains where is_headline
),

summed as (
    select
        period_grain, period_start, measure, basis, target_level, level, step,
        sum(met) as met, sum(missed) as missed, sum(pending) as pending
    from levels
    group by period_grain, period_start, measure, basis, target_level, level, step
),

differing as (
    select
        * replace (
            sum(met) over steps as met, sum(missed) over steps as missed, sum(pending) over steps as pending
        )
    from summed
    where step = 1 or met <> 0 or missed <> 0 or pending <> 0
    window steps as (partition by period_grain, period_start, measure, basis, target_level, level order by step)
),

-- all else stays as it is: other levels, special terms, what is unknown
counted as (
    select
        differing.* exclude (met, missed, pending),
        (coalesce(count_met, 0) + met)::integer as count_met,
        (coalesce(count_missed, 0) + missed)::integer as count_missed,
        (coalesce(count_pending, 0) + pending)::integer as count_pending
    from differing
    left join timeliness_periods
        using (period_grain, period_start, measure, basis, level)
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
        counted.measure,
        basis,
        target_level,
        counted.level,
        step * 15 as target_minutes,
        current_minutes,
        last_minutes,
        count_met + count_missed as count_due,
        count_met,
        count_missed,
        count_pending,
        (count_met / nullif(count_met + count_missed, 0))::double as on_time_ratio
    from counted
    left join current_targets on target_level = current_targets.level and counted.measure = current_targets.measure
    inner join last_targets on target_level = last_targets.level and counted.measure = last_targets.measure
)

select * from final
