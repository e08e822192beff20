-- 服务孵化：各期孵化、立项与成交的金额 | what service incubated, got approved and won in each period
-- $grain = quarter  期间：month、quarter 或 year | period: month, quarter or year
-- $basis = sourced  sourced 或 influenced | sourced or influenced
-- $dimension = company  company、origin_kind、team、product、opportunity_class 或 customer | or one of these
select
    period,
    dimension_value,
    count_incubated,
    incubated_amount,
    approved_amount,
    won_amount,
    round(approved_ratio, 4) as approved_ratio,
    round(won_ratio, 4) as won_ratio
from marts.incubation_periods
where
    period_grain = $grain
    and basis = $basis
    and dimension = $dimension
    and count_incubated + incubated_amount + approved_amount + won_amount > 0
order by period_start, dimension_value
