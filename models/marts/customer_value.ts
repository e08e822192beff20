import {z} from "zod";
import {boolean, date, integer, mart, money, orNull, varchar} from "../contract.ts";

const notExported = ["没有这类导出", "no export tells of it"] as const;

function sum(zh: string, en: string) {
  return orNull(money({zh, en}), ...notExported);
}

export const customerValue = mart("customer_value", {
  label: {zh: "客户价值", en: "customer value"},
  grain: {
    zh: "每个客户（及一个未分摊行）与期间一行，只列有金额的",
    en: "one row per customer (and one for what belongs to none) and period with money in it"
  },
  questions: {
    zh: "每个客户签了多少、带来多少服务收入、服务它花了多少、净贡献多少？",
    en: "what did each customer sign, bring in, cost to serve and contribute net?"
  },
  key: ["period_grain", "period_start", "customer_id"],
  audiences: ["executives", "analysts", "hr"],
  executives: {
    // the best and the last 25 of each period, and what is nobody's
    columns: [
      "customer_id",
      "customer_name",
      "period_grain",
      "period_start",
      "signed_amount",
      "service_revenue_amount",
      "paid_service_amount",
      "paid_in_contracts_amount",
      "delivery_cost_amount",
      "service_cost_amount",
      "net_contribution_amount",
      "net_reason",
      "net_rank",
      "count_uncosted",
      "is_unassigned"
    ],
    where:
      "period_grain <> 'month' and period_start >= (select as_of from policy.clock) - interval 3 year and (is_unassigned or net_rank <= 25 or net_rank_from_last <= 25)",
    order: ["period_grain", "period_start", "customer_id"]
  },
  columns: z.object({
    customer_id: orNull(
      varchar({zh: "客户编号", en: "customer id"}),
      "未分摊：不属于任何客户，或未匹配到客户",
      "unassigned: of no customer, or of none that matched"
    ),
    customer_name: orNull(
      varchar({zh: "客户名称", en: "customer name"}),
      "未分摊，或没有客户导出",
      "unassigned, or no export of customers"
    ),
    period_grain: varchar({zh: "期间粒度", en: "period grain", values: ["month", "quarter", "year"]}),
    period: varchar({zh: "期间", en: "period"}),
    tax_basis: varchar({zh: "税口径", en: "tax basis", values: ["included", "excluded"]}),
    net_reason: orNull(
      varchar({zh: "净贡献未知原因", en: "why the net is unknown", values: ["no_cost", "no_income"]}),
      "净贡献已知",
      "the net is known"
    ),
    count_costs: integer({zh: "成本项数", en: "costs"}),
    count_uncosted: integer({zh: "无法计价的成本项数", en: "costs that could not be counted"}),
    count_unpriced: integer({zh: "无法计入的收入项数", en: "incomes that could not be counted"}),
    count_assumed_basis: integer({
      zh: "来源未写税口径、按设置理解的项数",
      en: "amounts whose tax basis is assumed"
    }),
    signed_amount: sum("签约金额", "signed amount"),
    service_revenue_amount: sum("服务创收", "service revenue"),
    parts_amount: sum("其中零部件", "of it parts"),
    labour_amount: sum("其中人工", "of it labour"),
    paid_service_amount: sum("收费服务产品销售金额", "paid services sold"),
    paid_in_contracts_amount: sum("其中已含在签约金额内", "of it already in signed contracts"),
    maintenance_amount: sum("维保收入（按天分摊）", "maintenance income, earned by the day"),
    delivery_cost_amount: sum("交付成本", "delivery cost"),
    service_cost_amount: orNull(
      money({zh: "服务成本", en: "cost to serve"}),
      "没有成本类导出，或没有一项能计价",
      "no export tells of costs, or none of them could be counted"
    ),
    free_expert_amount: sum("其中免费专家投入", "of it free expert service"),
    received_amount: sum("回款", "payments received"),
    due_amount: sum("应收", "payments due"),
    other_basis_amount: money({
      zh: "另一税口径、未计入的金额",
      en: "amounts on the other tax basis, left out"
    }),
    net_contribution_amount: orNull(
      money({zh: "净贡献", en: "net contribution"}),
      "见原因",
      "see the reason"
    ),
    net_rank: orNull(
      integer({zh: "净贡献名次", en: "rank by net contribution"}),
      "净贡献未知，或未分摊",
      "the net is unknown, or of nobody"
    ),
    net_rank_from_last: orNull(
      integer({zh: "净贡献倒数名次", en: "rank by net contribution from the last"}),
      "净贡献未知，或未分摊",
      "the net is unknown, or of nobody"
    ),
    is_unassigned: boolean({zh: "未分摊", en: "unassigned"}),
    is_complete: boolean({zh: "各项俱全", en: "every part is known"}),
    period_start: date({zh: "期间首日", en: "first day of the period"})
  })
});
