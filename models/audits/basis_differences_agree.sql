-- Periods in which the tickets split by both verdicts are not as many as timeliness_periods counts.
with

basis_differences as (
    select * from marts.basis_differences
),

timeliness_periods as (
    select * from marts.timeliness_periods
),

by_period as (
    select
        period_grain,
        period_start,
        measure,
        level,
        count_met + count_missed + count_pending + count_unknown as count_tickets
    from timeliness_periods
    where basis = 'applied' and dimension = 'company' and measure in ('response', 'resolution')
),

by_verdicts as (
    select
        period_grain,
        period_start,
        measure,
        level,
        count_both_met + count_only_elapsed_met + count_only_business_met + count_both_missed + count_pending
            + count_unknown as count_tickets
    from basis_differences
),

offending as (
    select
        coalesce(by_period.period_grain, by_verdicts.period_grain) as period_grain,
        coalesce(by_period.period_start, by_verdicts.period_start) as period_start,
        coalesce(by_period.measure, by_verdicts.measure) as measure,
        coalesce(by_period.level, by_verdicts.level) as level,
        coalesce(by_period.count_tickets, 0) as count_by_period,
        coalesce(by_verdicts.count_tickets, 0) as count_by_verdicts
    from by_period
    full join by_verdicts
        on by_period.period_grain = by_verdicts.period_grain
        and by_period.period_start = by_verdicts.period_start
        and by_period.measure = by_verdicts.measure
        and by_period.level = by_verdicts.level
    where coalesce(by_period.count_tickets, 0) <> coalesce(by_verdicts.count_tickets, 0)
)

select * from offending
