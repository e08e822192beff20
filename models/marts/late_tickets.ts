import {z} from "zod";
import {integer, mart, orNull, timestamp, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const lateTickets = mart("late_tickets", {
  label: {zh: "逾期与将到期工单", en: "tickets late or about to be"},
  grain: {
    zh: "最近 13 个月逾期或 24 小时内到期的，每张工单与度量一行",
    en: "one row per ticket and measure missed in the last 13 months or due within 24 hours of the clock"
  },
  questions: {
    zh: "现在该先处理哪些工单，最近哪些逾期了？",
    en: "which tickets want attention first, and which were late?"
  },
  key: ["ticket_id", "measure"],
  audiences: ["executives", "analysts", "hr"],
  // a team of one is a person: the list names none
  executives: {
    columns: [
      "position",
      "ticket_id",
      "measure",
      "customer_id",
      "customer_name",
      "level",
      "product",
      "state",
      "clock",
      "late_minutes",
      "due_at",
      "done_at"
    ],
    order: ["position"],
    limit: 2000,
    countBy: ["measure", "state"]
  },
  columns: z.object({
    ticket_id: varchar({zh: "工单编号", en: "ticket id"}),
    measure: varchar({zh: "度量", en: "measure", values: ["response", "resolution"]}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    level: orNull(varchar({zh: "问题级别", en: "level"}), ...notRecorded),
    team: orNull(varchar({zh: "负责团队", en: "owner's team"}), ...notRecorded),
    product: orNull(varchar({zh: "产品", en: "product"}), ...notRecorded),
    status: orNull(varchar({zh: "状态", en: "status at the clock"}), ...notRecorded),
    state: varchar({
      zh: "due_soon 将到期，overdue 逾期未完成，late 逾期完成",
      en: "due_soon: within 24 hours; overdue: missed and still open; late: missed and closed",
      values: ["due_soon", "overdue", "late"]
    }),
    position: integer({
      zh: "先后：将到期与未完成的先到期者在前，已完成的后到期者在前",
      en: "order: due soon, then open, the earliest due first; then closed, the latest due first"
    }),
    clock: varchar({zh: "采用的时钟", en: "clock applied", values: ["elapsed", "business"]}),
    late_minutes: orNull(
      integer({zh: "超过到期时间多久（自然时间）", en: "time past due, elapsed", unit: "min"}),
      "尚未到期,或不是因超时判为逾期",
      "not yet due, or missed for another reason than time"
    ),
    submitted_at: timestamp({zh: "提交时间", en: "submitted at"}),
    due_at: timestamp({zh: "到期时间", en: "due at"}),
    done_at: orNull(
      timestamp({zh: "完成时间", en: "done at"}),
      "尚未完成或没有记录",
      "not done, or not recorded"
    )
  })
});
