-- One row per period, measure, basis, level or group of levels, verdict, minutes taken and minutes waited: as applied.
-- view
with

timeliness_counts as (
    select * from metrics.timeliness_counts
),

-- what is applied is, for each ticket, one of the two
based as (
    select * replace ('applied' as basis) from timeliness_counts
    where is_applied and verdict in ('met', 'missed', 'pending') and coalesce(minutes, open_minutes) is not null
),

grains as (
    select
        based.*,
        grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start
    from based
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
),

levels as (
    select *, level as cohort_level from grains where level is not null
    union all
    select *, 'all' from grains
    union all
    select *, 'headline' from grains where is_headline
),

final as (
    select
        period_grain,
        period_start,
        measure,
        basis,
        cohort_level as level,
        verdict,
        minutes,
        open_minutes,
        sum(count_tickets)::bigint as count_tickets
    from levels
    group by all
)

select * from final
