import {z} from "zod";
import {double, integer, mart, orNull, quarterColumns, varchar} from "../contract.ts";

export const healthDifferences = mart("health_differences", {
  label: {zh: "记录与计算的差异", en: "recorded against computed"},
  grain: {
    zh: "每个客户、季度与度量一行，只列记录与计算不同的",
    en: "one row per customer, quarter and measure whose recorded value differs from the computed one"
  },
  questions: {
    zh: "健康度表填的，与数据算出的，差在哪里？",
    en: "where does the health form differ from what the data say?"
  },
  key: ["customer_id", "period_grain", "period_start", "measure"],
  audiences: ["executives", "analysts"],
  executives: {
    columns: [
      "customer_id",
      "customer_name",
      "period_start",
      "period",
      "measure",
      "recorded",
      "computed",
      "difference"
    ],
    where:
      "measure = 'tier' or period_start = (select max(period_start) from marts.customer_health where is_assessed)",
    order: ["period_start", "customer_name", "measure", "customer_id"],
    limit: 500,
    countBy: ["measure"]
  },
  columns: z.object({
    customer_id: varchar({zh: "客户编号", en: "customer id"}),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), "没有记录", "not recorded"),
    ...quarterColumns(),
    measure: varchar({
      zh: "度量",
      en: "measure",
      values: [
        "tier",
        "trend",
        "service_score",
        "renewal_ratio",
        "upsell_amount",
        "on_time_ratio",
        "first_response_hours",
        "tenure_months"
      ]
    }),
    recorded: varchar({zh: "记录的", en: "recorded"}),
    computed: varchar({zh: "计算的", en: "computed"}),
    difference: orNull(double({zh: "计算减记录", en: "computed less recorded"}), "不是数字", "not a number"),
    source_file: orNull(varchar({zh: "文件", en: "file"}), "没有", "none"),
    source_row: orNull(integer({zh: "行", en: "row"}), "没有", "none")
  })
});
