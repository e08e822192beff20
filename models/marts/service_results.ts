import {z} from "zod";
import {date, double, integer, mart, money, orNull, varchar} from "../contract.ts";

const unknown = ["没有一项能计入，或没有这类导出", "nothing could be counted, or no export tells"] as const;

export const serviceResults = mart("service_results", {
  label: {zh: "服务结余", en: "result of service"},
  grain: {
    zh: "每期、每个服务中心（及合计）一行",
    en: "one row per period and service centre (and all together)"
  },
  questions: {
    zh: "服务收入能抵多少成本？",
    en: "how much of its cost does service earn?"
  },
  key: ["period_grain", "period_start", "dimension", "dimension_value"],
  audiences: ["executives", "analysts", "hr"],
  executives: {where: "period_grain <> 'month'"},
  columns: z.object({
    period_grain: varchar({zh: "期间粒度", en: "period grain", values: ["month", "quarter", "year"]}),
    period: varchar({zh: "期间", en: "period"}),
    dimension: varchar({zh: "维度", en: "dimension", values: ["all", "centre"]}),
    dimension_value: varchar({zh: "服务中心，空为未划分", en: "service centre; empty: of none"}),
    tax_basis: varchar({zh: "税口径", en: "tax basis", values: ["included", "excluded"]}),
    count_unpriced: integer({zh: "没有金额的收入项数", en: "incomes without an amount"}),
    count_uncosted: integer({zh: "没有金额的成本项数", en: "costs without an amount"}),
    income_amount: orNull(money({zh: "收入", en: "income"}), ...unknown),
    cost_amount: orNull(money({zh: "成本", en: "cost"}), ...unknown),
    result_amount: orNull(money({zh: "结余", en: "result"}), ...unknown),
    income_ratio: orNull(
      double({zh: "收入 ÷ 成本", en: "income ÷ cost"}),
      "没有成本，或未知",
      "no cost, or unknown"
    ),
    period_start: date({zh: "期间首日", en: "first day of the period"})
  })
});
