-- One row per period, dimension and value with what was decided: won and lost by number and by amount.
with

opportunities as (
    select * from marts.opportunities where status in ('won', 'lost') and ended_at is not null
),

periods as (
    select * from metrics.periods
),

cut as (
    select
        *,
        unnest(['company', 'origin', 'opportunity_class', 'product', 'team', 'customer']) as dimension,
        unnest(['all', coalesce(basis, 'other'), opportunity_class, product, team, customer_id]) as dimension_value
    from opportunities
),

counted as (
    select
        grain.period_grain,
        date_trunc(grain.period_grain, ended_at)::date as period_start,
        dimension,
        coalesce(dimension_value, 'unassigned') as dimension_value,
        count(*) filter (where status = 'won')::integer as count_won,
        count(*) filter (where status = 'lost')::integer as count_lost,
        count(*) filter (where status = 'lost' and amount > 0)::integer as count_lost_priced,
        count(*) filter (where amount > 0)::integer as count_priced,
        sum(won_amount)::decimal(18, 2) as won_amount,
        sum(amount) filter (where status = 'won' and amount > 0) as won_asked,
        (sum(amount) filter (where status = 'lost' and amount > 0))::decimal(18, 2) as lost_amount
    from cut
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    group by all
),

-- where no loss has a price, a ratio by amount would call every yuan won
final as (
    select
        counted.period_grain,
        counted.period_start,
        periods.period,
        counted.* exclude (period_grain, period_start, won_asked, count_lost_priced),
        (count_won + count_lost)::integer as count_decided,
        count_won / (count_won + count_lost) as win_ratio,
        if(count_lost > 0 and count_lost_priced = 0, null,
            won_asked::double / (won_asked + coalesce(lost_amount, 0))::double) as win_amount_ratio
    from counted
    inner join periods
        on counted.period_grain = periods.period_grain and counted.period_start = periods.period_start
)

select * from final
