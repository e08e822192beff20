-- One row per kind of money and reason why amounts are left out of every sum: all of the last three years and undated.
with

money_gaps as (
    select * from marts.money_gaps
),

clock as (
    select * from policy.clock
),

final as (
    select
        side,
        category,
        reason,
        sum(count_items)::integer as count_items,
        sum(count_recorded)::integer as count_recorded,
        sum(recorded_amount)::decimal(18, 2) as recorded_amount
    from money_gaps
    cross join clock
    where month is null or month >= clock.as_of - interval 3 year
    group by side, category, reason
)

select * from final
