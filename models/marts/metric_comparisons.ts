import {z} from "zod";
import {date, double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const notKnown = ["那一期没有可比的数字", "no figure of that period to compare with"] as const;

export const metricComparisons = mart("metric_comparisons", {
  label: {zh: "指标对比", en: "metrics compared"},
  grain: {
    zh: "公司的每个指标与期间一行，旁边是上一期、去年同期与按春节对齐的去年同期",
    en: "one row per metric of the company and period, beside the period before, a year before, and a year before aligned by the Spring Festival"
  },
  questions: {
    zh: "每个指标比上一期、比去年同期、比春节前后同一位置的月份，是好了还是差了？",
    en: "is each metric better or worse than the period before, a year before, and the month of the same place around the Spring Festival?"
  },
  key: ["metric_code", "period_grain", "period_start"],
  audiences: ["executives", "analysts", "hr"],
  // what the overview shows, of the periods it offers and those that their history needs
  executives: {
    where: `metric_code in ('M-08', 'M-04', 'M-40', 'M-42', 'M-35', 'M-48', 'M-49', 'M-44', 'M-16', 'M-15', 'M-46',
      'M-47', 'M-51', 'M-30', 'M-38') and period_start >= (select as_of from policy.clock) - case period_grain
      when 'month' then interval 25 month when 'quarter' then interval 39 month else interval 10 year end`
  },
  columns: z.object({
    metric_code: varchar({zh: "指标代码", en: "metric code"}),
    ...periodColumns(),
    value: orNull(
      double({zh: "值", en: "value"}),
      "没有数据或无法判定，见状态",
      "no data or unknown, see status"
    ),
    numerator: orNull(double({zh: "分子", en: "numerator"}), "不是比率", "no ratio"),
    denominator: orNull(double({zh: "分母", en: "denominator"}), "不是比率", "no ratio"),
    count_n: integer({zh: "事实数 n", en: "facts, n"}),
    status: varchar({zh: "状态", en: "status", values: ["ok", "unknown", "no_data"]}),
    target: orNull(double({zh: "目标", en: "target"}), "没有设定目标", "no target set"),
    previous_start: date({zh: "上一期首日（环比）", en: "first day of the period before"}),
    previous_value: orNull(double({zh: "上一期的值", en: "value of the period before"}), ...notKnown),
    year_start: date({zh: "去年同期首日（同比）", en: "first day of the period a year before"}),
    year_value: orNull(double({zh: "去年同期的值", en: "value a year before"}), ...notKnown),
    festival_start: orNull(
      date({
        zh: "按春节对齐的去年同期首日：春节所在月与其前后各一月，对上一农历年同一位置的月份；其余期间即去年同期",
        en: "first day of the period a year before, aligned by the Spring Festival: its month, the one before and the one after against those of the lunar year before; else a year before"
      }),
      "历法未覆盖（2000 至 2050 年以外）",
      "not covered by the calendar (outside 2000 to 2050)"
    ),
    festival_value: orNull(
      double({zh: "按春节对齐的去年同期的值", en: "value a year before, aligned by the Spring Festival"}),
      ...notKnown
    )
  })
});
