import {z} from "zod";
import {double, integer, mart, orNull, quarterColumns, varchar} from "../contract.ts";

export const healthShortfalls = mart("health_shortfalls", {
  label: {zh: "未达标的度量", en: "measures short of their benchmark"},
  grain: {
    zh: "每个客户、季度、度量与级别一行，只列未达标的",
    en: "one row per customer, quarter, measure and level that falls short"
  },
  questions: {
    zh: "客户为什么亚健康或有风险？哪项度量低于哪个标准",
    en: "why is a customer sub-healthy or at risk: which measure falls short of which benchmark?"
  },
  key: ["customer_id", "period_grain", "period_start", "measure", "level"],
  audiences: ["executives", "analysts"],
  executives: {where: "period_start = (select max(period_start) from marts.customer_health)"},
  columns: z.object({
    customer_id: varchar({zh: "客户编号", en: "customer id"}),
    ...quarterColumns(),
    measure: varchar({
      zh: "度量",
      en: "measure",
      values: [
        "relationship_score",
        "service_score",
        "on_time_ratio",
        "first_response_hours",
        "resolution_hours",
        "renewal_ratio"
      ]
    }),
    level: varchar({zh: "级别，all 为不分级别", en: "level, all where it is not by level"}),
    value: double({zh: "实际", en: "value"}),
    benchmark: double({zh: "标准", en: "benchmark"}),
    source: varchar({
      zh: "标准的来源，tier_rule 为等级规则",
      en: "source of the benchmark; tier_rule: the tier rule"
    }),
    count_n: orNull(integer({zh: "样本数", en: "facts behind it"}), "单一评分", "a single score")
  })
});
