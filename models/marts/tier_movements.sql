-- One row per quarter and pair of tiers: how many customers went from the one to the other since the quarter before.
with

customer_health as (
    select customer_id, period_start, tier, is_expected or tier <> 'unrated' as is_counted
    from marts.customer_health
),

quarters as (
    select distinct period_start from customer_health where is_counted
),

-- who had a row the quarter before and has none now has gone; who had none is new
moves as (
    select
        coalesce(now.period_start, (before.period_start + interval 3 month)::date) as period_start,
        coalesce(before.tier, 'new') as from_tier,
        coalesce(now.tier, 'gone') as to_tier
    from (select * from customer_health where is_counted) as now
    full join (select * from customer_health where is_counted) as before
        on now.customer_id = before.customer_id
        and now.period_start = (before.period_start + interval 3 month)::date
),

final as (
    select
        'quarter' as period_grain,
        moves.period_start,
        year(moves.period_start) || 'Q' || quarter(moves.period_start) as period,
        from_tier,
        to_tier,
        count(*)::integer as count_customers
    from moves
    inner join quarters on moves.period_start = quarters.period_start
    group by moves.period_start, from_tier, to_tier
)

select * from final
