import {z} from "zod";
import {integer, mart, money, orNull, varchar} from "../contract.ts";

export const attention = mart("attention", {
  label: {zh: "现在要处理的", en: "what wants attention"},
  grain: {zh: "每类待处理事项一行", en: "one row per kind of thing that wants attention at the clock"},
  questions: {
    zh: "截至数据日，有多少工单、合同与商机等着处理，涉及多少钱？",
    en: "how many tickets, contracts and opportunities wait at the clock, and how much money is in question?"
  },
  key: ["kind"],
  audiences: ["executives", "analysts", "hr"],
  executives: {},
  columns: z.object({
    kind: varchar({
      zh: "24 小时内到期的工单、过了解决时限仍未解决的工单、即将到期而未续签的合同、最近一季有风险或亚健康的客户、最近一季待评的客户、过了预计签约日的在途商机",
      en: "tickets due within 24 hours, tickets past their resolution target and unsolved, contracts about to end without a renewal, customers at risk or sub-healthy in the latest quarter, customers unrated in it, open opportunities past their date",
      values: [
        "tickets_due_soon",
        "tickets_overdue",
        "contracts_expiring",
        "customers_unhealthy",
        "customers_unrated",
        "opportunities_overdue"
      ]
    }),
    count_records: orNull(
      integer({zh: "个数", en: "how many"}),
      "没有载入这类数据",
      "none of the kind is loaded"
    ),
    amount: orNull(
      money({zh: "涉及金额", en: "amount in question"}),
      "工单没有金额",
      "a ticket has no amount"
    )
  })
});
