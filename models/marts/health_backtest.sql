-- One row per basis, tier and outcome: of customers rated so at a quarter's end, how many had the outcome in the next.
with

health_tiers as (
    select customer_id, period_start, tier from metrics.health_tiers where tier <> 'unrated'
),

contract_ends as (
    select * from metrics.contract_ends
),

clock as (
    select * from policy.clock
),

-- a quarter that is not over foretells nothing yet
rated as (
    select
        customer_id,
        period_start,
        tier,
        (period_start + interval 3 month)::date as next_start,
        (period_start + interval 6 month)::date as next_end
    from health_tiers
    cross join clock
    where period_start + interval 6 month <= clock.ends_at
),

seen as (
    select
        rated.customer_id,
        rated.period_start,
        rated.tier,
        count_if(end_date >= next_start and end_date < next_end and is_renewed is not null) as count_due,
        count_if(end_date >= next_start and end_date < next_end and is_renewed) as count_renewed,
        bool_or(contract_ends.signed_date < next_start and coalesce(end_date, next_start) >= next_start) as had_running,
        bool_or(contract_ends.signed_date < next_end and coalesce(end_date, next_end) >= next_end) as has_running,
        bool_or(
            contract_ends.signed_date >= next_start and contract_ends.signed_date < next_end
            and kind in ('upsell', 'repeat')
        ) as has_bought
    from rated
    inner join contract_ends on rated.customer_id = contract_ends.customer_id
    group by all
),

-- renewal by contract; loss and new purchases by customer
trials as (
    select period_start, tier, 'renewal' as outcome, count_due as n, count_renewed as k from seen where count_due > 0
    union all
    select period_start, tier, 'loss', 1, (not has_running)::integer from seen where had_running
    union all
    select period_start, tier, 'purchase', 1, has_bought::integer from seen
),

bases as (
    select 'all' as basis, tier, outcome, n, k from trials
    union all
    select 'last', tier, outcome, n, k
    from trials
    where period_start = (select max(period_start) from rated)
),

counted as (
    select
        wanted.basis, wanted.tier, wanted.outcome,
        coalesce(sum(n), 0)::integer as count_n,
        coalesce(sum(k), 0)::integer as count_yes
    from (
        select * from (values ('all'), ('last')) as basis (basis)
        cross join (values ('healthy'), ('sub_healthy'), ('at_risk')) as tier (tier)
        cross join (values ('renewal'), ('loss'), ('purchase')) as outcome (outcome)
    ) as wanted
    left join bases using (basis, tier, outcome)
    group by all
),

-- Wilson's score interval at 90 %: z² = 2.7055
ranged as (
    select
        *,
        count_yes / nullif(count_n, 0) as ratio,
        (count_yes + 1.35277) / (count_n + 2.70554) as centre,
        1.64485 * sqrt(count_yes * (count_n - count_yes) / nullif(count_n, 0) + 0.67639) / (count_n + 2.70554) as half
    from counted
),

-- the healthy against those at risk: told apart when zero lies outside the range of the difference (Newcombe)
told as (
    select
        healthy.basis,
        healthy.outcome,
        least(healthy.count_n, risky.count_n) as fewest,
        if(healthy.outcome = 'loss', -1, 1) * (healthy.ratio - risky.ratio) as gap,
        sqrt((healthy.ratio - healthy.centre + healthy.half) ** 2 + (risky.centre + risky.half - risky.ratio) ** 2)
            as below,
        sqrt((healthy.centre + healthy.half - healthy.ratio) ** 2 + (risky.ratio - risky.centre + risky.half) ** 2)
            as above
    from (select * from ranged where tier = 'healthy') as healthy
    inner join (select * from ranged where tier = 'at_risk') as risky using (basis, outcome)
),

final as (
    select
        ranged.basis,
        ranged.tier,
        ranged.outcome,
        count_n,
        count_yes,
        ratio::double as ratio,
        if(count_n = 0, null, greatest(centre - half, 0))::double as ratio_low,
        if(count_n = 0, null, least(centre + half, 1))::double as ratio_high,
        case
            when gap is null or fewest < 5 then 'cannot_tell'
            when gap - if(told.outcome = 'loss', above, below) > 0 then 'foretells'
            when gap + if(told.outcome = 'loss', below, above) < 0 then 'contradicts'
            else 'cannot_tell'
        end as verdict
    from ranged
    inner join told on ranged.basis = told.basis and ranged.outcome = told.outcome
)

select * from final
