-- 一个指标的各期 | a metric through its periods
-- $code = M-08  指标编号 | metric code
-- $grain = quarter  期间：month、quarter 或 year | period: month, quarter or year
select
    period,
    value,
    numerator,
    denominator,
    count_n,
    status
from marts.metric_values
where
    metric_code = $code
    and period_grain = $grain
    and dimension = 'company'
    and status <> 'no_data'
order by period_start
