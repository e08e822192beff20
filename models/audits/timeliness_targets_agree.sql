-- Periods whose figures under the target in force, by the curve of targets, differ from those by the verdicts.
with

timeliness_targets as (
    select * from marts.timeliness_targets
),

timeliness_periods as (
    select * from marts.timeliness_periods where dimension = 'company'
),

-- only where a level has had one target, and one on the grid, does the curve pass through what is published
constant as (
    select level as target_level, measure, min(limit_minutes) as minutes
    from policy.sla_targets
    group by level, measure
    having count(*) = 1
        and minutes % 15 = 0
        and minutes > 0
        and bool_and(valid_from is null and valid_to is null)
),

curve as (
    select
        period_grain, period_start, measure, basis, target_level, level,
        arg_max(count_met, target_minutes) as met_by_curve,
        arg_max(count_missed, target_minutes) as missed_by_curve,
        arg_max(count_pending, target_minutes) as pending_by_curve
    from timeliness_targets
    inner join constant using (target_level, measure)
    where target_minutes <= minutes
    group by period_grain, period_start, measure, basis, target_level, level
),

offending as (
    select
        curve.*,
        coalesce(count_met, 0) as met,
        coalesce(count_missed, 0) as missed,
        coalesce(count_pending, 0) as pending
    from curve
    left join timeliness_periods using (period_grain, period_start, measure, basis, level)
    where met_by_curve <> coalesce(count_met, 0)
        or missed_by_curve <> coalesce(count_missed, 0)
        or pending_by_curve <> coalesce(count_pending, 0)
)

select * from offending
