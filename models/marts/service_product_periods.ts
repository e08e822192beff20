import {z} from "zod";
import {date, integer, mart, money, orNull, varchar} from "../contract.ts";

export const serviceProductPeriods = mart("service_product_periods", {
  label: {zh: "服务产品各层级的销售", en: "service products sold, by tier"},
  grain: {zh: "每期与每个服务产品层级一行", en: "one row per period and tier of service products"},
  questions: {
    zh: "合同类、产品类、管家类、专家类服务产品各卖了多少？",
    en: "how much was sold of contract, product, steward and expert services?"
  },
  key: ["period_grain", "period_start", "product_tier"],
  audiences: ["executives", "analysts", "hr"],
  executives: {
    where: "period_grain <> 'month' and period_start >= (select as_of from policy.clock) - interval 3 year"
  },
  columns: z.object({
    period_grain: varchar({zh: "期间粒度", en: "period grain", values: ["month", "quarter", "year"]}),
    period_start: date({zh: "期间首日", en: "first day of the period"}),
    product_tier: varchar({
      zh: "服务产品层级；unknown 目录里没有或没有写",
      en: "tier of the service product; unknown: not in the catalogue, or not told there",
      values: ["contract", "product", "steward", "expert", "unknown"]
    }),
    count_sales: integer({zh: "销售笔数", en: "sales"}),
    count_unpriced: integer({
      zh: "其中没有计入金额的笔数（估算、另一税口径）",
      en: "of them in no amount (estimates, the other tax basis)"
    }),
    count_customers: integer({zh: "客户数", en: "customers"}),
    amount: orNull(
      money({zh: "销售金额", en: "amount sold"}),
      "没有一笔能计入",
      "none of them could be counted"
    )
  })
});
