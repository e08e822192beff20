-- 换了健康层级的客户与原因 | customers that changed their health tier, and why
-- $period = 2024Q4  季度 | quarter
select
    customer_name,
    previous_tier,
    tier,
    tier_flag,
    relationship_score,
    relationship_change,
    service_score,
    service_change,
    reason
from marts.customer_health
where
    period = $period
    and previous_tier <> tier
order by customer_name, customer_id
