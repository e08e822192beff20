import {z} from "zod";
import {double, integer, mart, money, orNull, quarterColumns, varchar} from "../contract.ts";

export const healthQuarters = mart("health_quarters", {
  label: {zh: "健康度分布", en: "health tiers by quarter"},
  grain: {zh: "每个季度与等级一行", en: "one row per quarter and tier"},
  questions: {
    zh: "健康、亚健康与风险客户各有多少，覆盖了多少存量大客户？",
    en: "how many customers are healthy, sub-healthy or at risk, and how many key accounts are assessed?"
  },
  key: ["period_grain", "period_start", "tier"],
  audiences: ["executives", "analysts"],
  executives: {},
  columns: z.object({
    ...quarterColumns(),
    tier: varchar({
      zh: "计算的等级",
      en: "computed tier",
      values: ["healthy", "sub_healthy", "at_risk", "unrated"]
    }),
    count_customers: integer({zh: "客户数", en: "customers"}),
    share_ratio: double({zh: "占比", en: "share of all", unit: "0–1"}),
    count_improved: integer({zh: "其中提升", en: "of these improved"}),
    count_declined: integer({zh: "其中下降", en: "of these declined"}),
    count_amounts: integer({zh: "有合同金额的客户", en: "customers with a contract amount"}),
    contract_amount: orNull(
      money({zh: "执行中合同金额", en: "amount of running contracts"}),
      "没有执行中的合同",
      "no contract runs"
    ),
    count_expected: integer({zh: "应评估的存量大客户", en: "key accounts to be assessed"}),
    count_rated: integer({zh: "其中评出等级", en: "of these with a tier"}),
    coverage_ratio: orNull(
      double({zh: "覆盖率", en: "coverage", unit: "0–1"}),
      "没有应评估的客户",
      "no key account"
    )
  })
});
