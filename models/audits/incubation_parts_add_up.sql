-- Periods in which the parts by customer, team, origin, class or product are not what the company has.
with

incubation_periods as (
    select * from marts.incubation_periods
),

parts as (
    select
        period_grain,
        period_start,
        basis,
        dimension,
        sum(count_incubated) as count_incubated,
        sum(count_won) as count_won,
        coalesce(sum(incubated_amount), 0) as incubated_amount,
        coalesce(sum(won_amount), 0) as won_amount
    from incubation_periods
    where dimension <> 'company'
    group by period_grain, period_start, basis, dimension
),

whole as (
    select * from incubation_periods
    where dimension = 'company' and count_incubated + count_approved + count_won > 0
),

dimensions as (
    select unnest(['customer', 'team', 'origin_kind', 'opportunity_class', 'product']) as dimension
),

offending as (
    select
        whole.period_grain,
        whole.period_start,
        whole.basis,
        dimensions.dimension,
        whole.count_incubated as whole_count,
        parts.count_incubated as parts_count,
        whole.incubated_amount as whole_amount,
        parts.incubated_amount as parts_amount,
        whole.won_amount as whole_won,
        parts.won_amount as parts_won
    from whole
    cross join dimensions
    left join parts
        on whole.period_grain = parts.period_grain
        and whole.period_start = parts.period_start
        and whole.basis = parts.basis
        and dimensions.dimension = parts.dimension
    where whole.count_incubated is distinct from parts.count_incubated
        or whole.count_won is distinct from parts.count_won
        or coalesce(whole.incubated_amount, 0) is distinct from parts.incubated_amount
        or coalesce(whole.won_amount, 0) is distinct from parts.won_amount
)

select * from offending
