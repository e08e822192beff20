import {z} from "zod";
import {date, integer, mart, money, orNull, varchar} from "../contract.ts";

const incomes = [
  "parts",
  "labour",
  "rounding",
  "order_difference",
  "order_unsplit",
  "paid_service",
  "maintenance"
];
const costs = [
  "labour_cost",
  "presales",
  "free_expert",
  "paid_expert",
  "expense",
  "outsourced",
  "parts_cost"
];

export const serviceProfitLoss = mart("service_profit_loss", {
  label: {zh: "服务损益", en: "profit and loss of service"},
  grain: {
    zh: "每期、每个服务中心（及合计）与每个收支项目一行",
    en: "one row per period, service centre (and all together) and line of income or cost"
  },
  questions: {
    zh: "服务部门每期收入多少、成本多少，离利润中心还有多远？",
    en: "what did service earn and cost in each period and centre?"
  },
  key: ["period_grain", "period_start", "dimension", "dimension_value", "side", "category"],
  audiences: ["executives", "analysts", "hr"],
  executives: {where: "period_grain <> 'month' and dimension = 'all'"},
  columns: z.object({
    period_grain: varchar({zh: "期间粒度", en: "period grain", values: ["month", "quarter", "year"]}),
    period: varchar({zh: "期间", en: "period"}),
    dimension: varchar({zh: "维度", en: "dimension", values: ["all", "centre"]}),
    dimension_value: varchar({zh: "服务中心，空为未划分", en: "service centre; empty: of none"}),
    side: varchar({zh: "收支", en: "income or cost", values: ["income", "cost"]}),
    category: varchar({zh: "项目", en: "line", values: [...incomes, ...costs]}),
    tax_basis: varchar({zh: "税口径", en: "tax basis", values: ["included", "excluded"]}),
    count_items: integer({zh: "项数", en: "items"}),
    count_unknown: integer({zh: "其中没有金额的项数", en: "of them without an amount"}),
    amount: orNull(money({zh: "金额", en: "amount"}), "没有一项有金额", "no item has an amount"),
    result_amount: orNull(
      money({zh: "对损益的影响", en: "what it adds to the result"}),
      "没有一项有金额",
      "no item has an amount"
    ),
    period_start: date({zh: "期间首日", en: "first day of the period"})
  })
});
