import {z} from "zod";
import {boolean, date, integer, mart, orNull, varchar} from "../contract.ts";

export const timelinessDays = mart("timeliness_days", {
  label: {zh: "时效（按日）", en: "timeliness by day"},
  grain: {
    zh: "每日、度量与级别一行，含没有目标到期的日子；按采用的时钟的到期日",
    en: "one row per day, measure and level, days with nothing due included; by the day due on the applied clock"
  },
  questions: {
    zh: "哪些日子到期的目标没有按时完成，那天上班吗？",
    en: "on which days were targets missed, and were those working days?"
  },
  key: ["date", "measure", "level"],
  audiences: ["executives", "analysts", "hr"],
  executives: {
    where: `level in ('all', 'headline') and date between
      (select date_trunc('month', as_of) - interval 12 month from policy.clock) and (select as_of from policy.clock)`,
    order: ["measure", "level", "date"]
  },
  columns: z.object({
    date: date({zh: "日期", en: "day"}),
    measure: varchar({zh: "度量", en: "measure", values: ["acknowledge", "response", "resolution"]}),
    level: varchar({
      zh: "级别（all 全部，headline 计入及时率的级别）",
      en: "level (all; headline: those that count)"
    }),
    count_due: integer({zh: "到期数（按时 + 逾期）", en: "due (met + missed)"}),
    count_missed: integer({zh: "逾期数", en: "missed"}),
    is_working: orNull(
      boolean({zh: "工作日", en: "a working day"}),
      "日历未覆盖这一天",
      "no calendar covers the day"
    )
  })
});
