-- 快到期的合同与客户的健康层级 | contracts about to end, and their customers' health
-- $days = 90  多少天内 | within how many days
with

latest_health as (
    select
        customer_id,
        arg_max(tier, period_start) as tier
    from marts.customer_health
    where tier <> 'unrated'
    group by customer_id
)

select
    contracts.contract_id,
    contracts.customer_name,
    contracts.amount,
    contracts.end_date,
    contracts.days_to_end,
    coalesce(latest_health.tier, 'unrated') as tier
from marts.contracts as contracts
left join latest_health
    on contracts.customer_id = latest_health.customer_id
where
    contracts.coverage = 'running'
    and contracts.days_to_end between 0 and $days
order by contracts.days_to_end, contracts.contract_id
