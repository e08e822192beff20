-- One row per period, basis, dimension and value with what service incubated, each opportunity once.
with

periods as (
    select * from metrics.periods
),

opportunities as (
    select * from marts.opportunities where basis is not null
),

-- without one recorded origin nobody can say what service brought in
known as (
    select exists (select 1 from marts.opportunities where is_service_born is not null) as has_origins
),

cut as (
    select
        opportunities.*,
        unnest(['company', 'customer', 'team', 'origin_kind', 'opportunity_class', 'product']) as dimension,
        unnest(['all', customer_id, team, origin_kind, opportunity_class, product]) as dimension_value
    from opportunities
),

events as (
    select
        *,
        unnest(['incubated', 'approved', 'won']) as event,
        unnest([incubated_at, approved_at, signed_at])::date as event_date
    from cut
),

grained as (
    select
        grain.period_grain,
        date_trunc(grain.period_grain, events.event_date)::date as period_start,
        events.*
    from events
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    where events.event_date is not null
),

counted as (
    select
        period_grain,
        period_start,
        basis,
        dimension,
        coalesce(dimension_value, 'unassigned') as dimension_value,
        count(*) filter (where event = 'incubated')::integer as count_incubated,
        count(*) filter (where event = 'incubated' and coalesce(amount, 0) = 0)::integer as count_unpriced,
        count(*) filter (where event = 'approved')::integer as count_approved,
        count(*) filter (where event = 'won')::integer as count_won,
        count(*) filter (where event = 'incubated' and approved_at is not null)::integer as cohort_approved,
        count(*) filter (where event = 'incubated' and status = 'won')::integer as cohort_won,
        count(*) filter (where event = 'incubated' and status = 'lost')::integer as cohort_lost,
        sum(amount) filter (where event = 'incubated') as incubated_sum,
        sum(amount) filter (where event = 'approved') as approved_sum,
        sum(won_amount) filter (where event = 'won') as won_sum
    from grained
    group by all
),

-- the company has a row for each period: none is zero where origins are recorded
whole as (
    select * from counted
    union all by name
    select period_grain, period_start, basis.basis, 'company' as dimension, 'all' as dimension_value,
        0 as count_incubated, 0 as count_unpriced, 0 as count_approved, 0 as count_won, 0 as cohort_approved,
        0 as cohort_won, 0 as cohort_lost
    from periods
    cross join (values ('sourced'), ('influenced'), ('partner')) as basis (basis)
    cross join known
    anti join (select * from counted where dimension = 'company') as counted
        on periods.period_grain = counted.period_grain
        and periods.period_start = counted.period_start
        and basis.basis = counted.basis
    where known.has_origins
),

final as (
    select
        whole.period_grain,
        whole.period_start,
        periods.period,
        whole.* exclude (period_grain, period_start, incubated_sum, approved_sum, won_sum),
        if(count_incubated = 0, 0, incubated_sum)::decimal(18, 2) as incubated_amount,
        if(count_approved = 0, 0, approved_sum)::decimal(18, 2) as approved_amount,
        if(count_won = 0, 0, won_sum)::decimal(18, 2) as won_amount,
        cohort_approved / nullif(count_incubated, 0) as approved_ratio,
        cohort_won / nullif(cohort_won + cohort_lost, 0) as won_ratio
    from whole
    inner join periods on whole.period_grain = periods.period_grain and whole.period_start = periods.period_start
)

select * from final
