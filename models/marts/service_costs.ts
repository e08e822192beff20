import {z} from "zod";
import {date, double, integer, mart, money, orNull, varchar} from "../contract.ts";

const none = ["没有这类已计价的成本", "no counted cost of this kind"] as const;

export const serviceCosts = mart("service_costs", {
  label: {zh: "服务成本", en: "cost to serve"},
  grain: {
    zh: "每个产生成本的工单、服务请求、合同、商机或项目一行",
    en: "one row per ticket, service request, contract, opportunity or project that cost something"
  },
  questions: {
    zh: "一张工单、一份合同花了多少，哪些没能计价？",
    en: "what did a ticket or contract cost to serve, and what could not be counted?"
  },
  key: ["object_kind", "object_id"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    object_kind: varchar({
      zh: "对象",
      en: "cost object",
      values: ["ticket", "request", "contract", "opportunity", "project"]
    }),
    object_id: varchar({zh: "编号", en: "id"}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    reasons: orNull(
      varchar({zh: "未计价原因，以 | 分隔", en: "why some were not counted, separated by |"}),
      "全部计价",
      "all were counted"
    ),
    count_costs: integer({zh: "成本项数", en: "costs"}),
    count_uncosted: integer({zh: "无法计价的项数", en: "that could not be counted"}),
    hours: double({zh: "工时", en: "hours", unit: "hours"}),
    labour_amount: orNull(money({zh: "人工成本", en: "labour"}), ...none),
    parts_amount: orNull(money({zh: "零部件成本", en: "parts at cost"}), ...none),
    outsourced_amount: orNull(money({zh: "外包费", en: "outsourced fees"}), ...none),
    expense_amount: orNull(money({zh: "直接费用", en: "direct expenses"}), ...none),
    cost_amount: orNull(money({zh: "成本合计", en: "cost"}), "没有一项能计价", "none could be counted"),
    first_date: orNull(date({zh: "最早一项", en: "first cost"}), "没有日期", "without a date"),
    last_date: orNull(date({zh: "最近一项", en: "last cost"}), "没有日期", "without a date")
  })
});
