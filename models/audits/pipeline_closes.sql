-- Periods whose closing pipeline is not opening plus and minus what moved, or not what is open at the clock.
with

pipeline_periods as (
    select * from marts.pipeline_periods
),

history as (
    select * from warehouse.opportunity_history
    cross join policy.clock
    where known_from < clock.ends_at and (known_to is null or known_to >= clock.ends_at)
),

opportunities as (
    select opportunity_id from marts.opportunities
),

standing as (
    select count(*) as count_open
    from history
    semi join opportunities on history.opportunity_id = opportunities.opportunity_id
    where status = 'open'
),

offending as (
    select period_grain, period_start, scope, opening_amount, closing_amount, count_opening, count_closing,
        null as count_open
    from pipeline_periods
    where closing_amount <> opening_amount + new_amount + reopened_amount + growth_amount - shrink_amount
            - won_amount - lost_amount - void_amount
        or count_closing <> count_opening + count_new + count_reopened - count_won - count_lost - count_void
    union all
    select period_grain, period_start, scope, opening_amount, closing_amount, count_opening, count_closing, count_open
    from (
        select * from pipeline_periods
        where scope = 'all'
        qualify period_start = max(period_start) over (partition by period_grain)
    ) as last_periods
    cross join standing
    where count_closing <> count_open
)

select * from offending
