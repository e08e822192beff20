-- One row per period, measure, basis and level of the company: median and 90th percentile of the minutes taken.
with

timeliness_counts as (
    select * from metrics.timeliness_counts where minutes is not null and verdict in ('met', 'missed')
),

-- a rank is first sought among bins of like minutes, and only in its bin among the minutes
binned as (
    select
        month, measure, basis as own_basis, is_applied, coalesce(level, '') as own_level, is_headline, minutes,
        (floor(16 * log2(minutes + 1)))::integer as bin,
        count_tickets
    from timeliness_counts
),

bins as (
    select month, measure, own_basis, is_applied, own_level, is_headline, bin,
        sum(count_tickets)::bigint as count_tickets
    from binned
    group by all
),

based as (
    select *, own_basis as basis from bins
    union all
    select *, 'applied' from bins where is_applied
),

grains as (
    select based.*, grain.period_grain, date_trunc(grain.period_grain, month)::date as period_start
    from based
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
),

levels as (
    select *, own_level as level from grains where own_level <> ''
    union all
    select *, 'all' from grains
    union all
    select *, 'headline' from grains where is_headline
),

cohort_bins as (
    select period_grain, period_start, measure, basis, level, bin, sum(count_tickets)::bigint as count_tickets
    from levels
    group by all
),

ranked as (
    select
        *,
        sum(count_tickets) over (cohort order by bin) - count_tickets as count_before,
        sum(count_tickets) over (cohort) as count_finished
    from cohort_bins
    window cohort as (partition by period_grain, period_start, measure, basis, level)
),

-- the value at rank k (from 0) is the least one whose cumulated count passes k; between two ranks, linear
wanted as (
    select * exclude (count_tickets)
    from ranked
    where (count_before <= ceil(0.5 * (count_finished - 1))
            and count_before + count_tickets > floor(0.5 * (count_finished - 1)))
        or (count_before <= ceil(0.9 * (count_finished - 1))
            and count_before + count_tickets > floor(0.9 * (count_finished - 1)))
),

members as (
    select levels.* exclude (count_tickets), count_before, count_finished
    from levels
    inner join wanted using (period_grain, period_start, measure, basis, level, bin)
),

placed as (
    select
        members.*, binned.minutes,
        count_before + sum(binned.count_tickets) over (
            partition by period_grain, period_start, members.measure, basis, level, members.bin
            order by binned.minutes
        ) as last_rank
    from binned
    inner join members using (month, measure, own_basis, is_applied, own_level, is_headline, bin)
),

bounds as (
    select
        period_grain, period_start, measure, basis, level,
        min(minutes) filter (where last_rank > floor(0.5 * (count_finished - 1))) as median_low,
        min(minutes) filter (where last_rank > ceil(0.5 * (count_finished - 1))) as median_high,
        min(minutes) filter (where last_rank > floor(0.9 * (count_finished - 1))) as p90_low,
        min(minutes) filter (where last_rank > ceil(0.9 * (count_finished - 1))) as p90_high,
        any_value(0.5 * (count_finished - 1) - floor(0.5 * (count_finished - 1))) as median_part,
        any_value(0.9 * (count_finished - 1) - floor(0.9 * (count_finished - 1))) as p90_part
    from placed
    group by period_grain, period_start, measure, basis, level
),

final as (
    select
        period_grain, period_start, measure, basis, level,
        (median_low + median_part * (median_high - median_low))::double as median_minutes,
        (p90_low + p90_part * (p90_high - p90_low))::double as p90_minutes
    from bounds
)

select * from final
