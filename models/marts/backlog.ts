import {z} from "zod";
import {date, integer, mart, varchar} from "../contract.ts";

export const backlog = mart("backlog", {
  label: {zh: "在办工单", en: "backlog"},
  grain: {
    zh: "每天、级别与团队一行，只有当日结束时有在办工单的",
    en: "one row per day, level and team with a ticket open at the day's end"
  },
  questions: {
    zh: "每天结束时有多少工单在办，多少逾期，多少 24 小时内到期？",
    en: "how many tickets were open at the end of each day, past due, or due within 24 hours?"
  },
  key: ["as_of_date", "level", "team"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    as_of_date: date({zh: "日期", en: "day"}),
    level: varchar({zh: "级别（unknown 没有记录）", en: "level (unknown: not recorded)"}),
    team: varchar({zh: "负责团队（unknown 未知）", en: "owner's team (unknown: not known)"}),
    count_open: integer({zh: "在办数", en: "open"}),
    count_overdue: integer({zh: "其中逾期数", en: "of them past due"}),
    count_due_24h: integer({zh: "其中 24 小时内到期数", en: "of them due within 24 hours"})
  })
});
