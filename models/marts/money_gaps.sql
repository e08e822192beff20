-- One row per month (or none), kind of money and reason why amounts are left out of every sum.
with

money_items as (
    select * from metrics.money_items where reason is not null
),

final as (
    select
        side,
        category,
        reason,
        count(*)::integer as count_items,
        count(recorded_amount)::integer as count_recorded,
        sum(recorded_amount)::decimal(18, 2) as recorded_amount,
        (sum(seconds) / 3600)::double as hours,
        month
    from money_items
    group by side, category, reason, month
)

select * from final
