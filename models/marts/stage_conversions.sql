-- One row per scope and stage with what reached it, went on, was lost in it and stands there.
with

opportunities as (
    select * from marts.opportunities where status in ('open', 'won', 'lost')
),

stages as (
    select * from policy.opportunity_stages
),

scoped as (
    select
        opportunities.*,
        unnest(if(basis = 'sourced', ['all', 'sourced'], ['all'])) as scope,
        coalesce(amount, 0) as yuan
    from opportunities
    where reached_rank is not null
),

-- what stands in a stage is not yet decided and in neither part of the ratio
counted as (
    select
        scoped.scope,
        stages.rank,
        count(*)::integer as count_reached,
        count(*) filter (where reached_rank > stages.rank or status = 'won')::integer as count_advanced,
        count(*) filter (where reached_rank = stages.rank and status = 'lost')::integer as count_lost,
        count(*) filter (where reached_rank = stages.rank and status = 'open')::integer as count_open,
        sum(yuan)::decimal(18, 2) as reached_amount,
        coalesce(sum(yuan) filter (where reached_rank = stages.rank and status = 'open'), 0)::decimal(18, 2)
            as open_amount
    from scoped
    inner join stages on scoped.reached_rank >= stages.rank
    group by scoped.scope, stages.rank
),

final as (
    select
        counted.scope,
        stages.stage,
        stages.rank,
        stages.name_zh,
        stages.name_en,
        counted.* exclude (scope, rank),
        count_advanced / nullif(count_advanced + count_lost, 0) as conversion_ratio
    from counted
    inner join stages on counted.rank = stages.rank
)

select * from final
