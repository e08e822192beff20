import {z} from "zod";
import {mart, orNull, timestamp, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const customerTickets = mart("customer_tickets", {
  label: {zh: "客户近期工单", en: "recent tickets of customers"},
  grain: {
    zh: "每个客户最近 20 张及未结的工单",
    en: "one row per ticket among a customer's last twenty or still open"
  },
  questions: {
    zh: "这个客户最近有哪些工单，哪些没结？",
    en: "which tickets has this customer, and which are open?"
  },
  key: ["ticket_id"],
  audiences: ["executives", "analysts", "hr"],
  executives: {limit: 6000},
  columns: z.object({
    ticket_id: varchar({zh: "工单编号", en: "ticket id"}),
    customer_id: varchar({zh: "客户编号", en: "customer id"}),
    level: orNull(varchar({zh: "级别", en: "level"}), ...notRecorded),
    status: orNull(varchar({zh: "状态", en: "status"}), ...notRecorded),
    product: orNull(varchar({zh: "产品", en: "product"}), ...notRecorded),
    resolution_verdict: varchar({zh: "解决是否及时", en: "resolution verdict"}),
    submitted_at: timestamp({zh: "提交时间", en: "submitted at"}),
    resolution_due_at: orNull(timestamp({zh: "应解决时间", en: "due at"}), "没有时限", "no limit"),
    resolved_at: orNull(timestamp({zh: "解决时间", en: "solved at"}), "未解决", "not solved")
  })
});
