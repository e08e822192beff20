-- 按时率：各期应完成多少、按时多少 | on-time ratio: how much was due in each period, how much met
-- $grain = quarter  期间：month、quarter 或 year | period: month, quarter or year
-- $measure = resolution  acknowledge、response 或 resolution | acknowledge, response or resolution
-- $level = headline  级别；headline 为 L1 与 L2 | level; headline is L1 and L2
select
    period,
    count_due,
    count_met,
    count_missed,
    count_pending,
    count_unknown,
    round(on_time_ratio, 4) as on_time_ratio
from marts.timeliness_periods
where
    period_grain = $grain
    and measure = $measure
    and level = $level
    and basis = 'applied'
    and dimension = 'company'
order by period_start
