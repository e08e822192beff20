import {z} from "zod";
import {date, double, integer, mart, orNull, varchar} from "../contract.ts";

export const metricWeeks = mart("metric_weeks", {
  label: {zh: "指标（按周）", en: "metrics by week"},
  grain: {
    zh: "每个可按周看的指标、最近 26 个整周每周一行",
    en: "one row per metric that weeks can tell and each of the last 26 whole weeks"
  },
  questions: {zh: "最近半年每周怎么走？", en: "how did the last half year go, week by week?"},
  key: ["metric_code", "week_start"],
  audiences: ["executives", "analysts", "hr"],
  executives: {},
  columns: z.object({
    metric_code: varchar({zh: "指标代码", en: "metric code"}),
    week_start: date({zh: "周一", en: "the Monday"}),
    count_n: integer({zh: "事实数 n", en: "facts, n"}),
    value: orNull(
      double({zh: "值", en: "value"}),
      "本周没有事实，或没有记录",
      "no fact in the week, or not recorded"
    )
  })
});
