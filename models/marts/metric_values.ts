import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

export const metricValues = mart("metric_values", {
  label: {zh: "指标值", en: "metric values"},
  grain: {zh: "每个指标、期间与维度值一行", en: "one row per metric, period and dimension value"},
  questions: {
    zh: "每个指标在每期是多少，由几个事实得出？",
    en: "what is each metric in each period, from how many facts?"
  },
  key: ["metric_code", "period_grain", "period_start", "dimension", "dimension_value"],
  audiences: ["executives", "analysts", "hr"],
  // of a long past without facts a page says the same without a row
  executives: {
    // figures of teams leave through team_quarters and team_appraisal alone, which hide those of few people
    where: `dimension not in ('team', 'assignee_team')
      and (status <> 'no_data' or period_start >= (select as_of - interval 25 month from policy.clock))`
  },
  columns: z.object({
    metric_code: varchar({zh: "指标代码", en: "metric code"}),
    ...periodColumns(),
    dimension: varchar({zh: "维度", en: "dimension"}),
    dimension_value: varchar({zh: "维度值", en: "dimension value"}),
    value: orNull(
      double({zh: "值", en: "value"}),
      "没有数据或无法判定,见状态",
      "no data or unknown, see status"
    ),
    numerator: orNull(double({zh: "分子", en: "numerator"}), "不是比率", "no ratio"),
    denominator: orNull(double({zh: "分母", en: "denominator"}), "不是比率", "no ratio"),
    count_n: integer({zh: "事实数 n", en: "facts, n"}),
    status: varchar({zh: "状态", en: "status", values: ["ok", "unknown", "no_data"]})
  })
});
