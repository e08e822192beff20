import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const noneAnswered = ["没有已答复的", "none answered"] as const;

export const nextReplies = mart("next_replies", {
  label: {zh: "后续答复（按期）", en: "next replies by period"},
  grain: {
    zh: "每个期间、口径与级别一行；客户每次等待下一条答复计一次，期间按到期时间",
    en: "one row per period, basis and level; each wait of a customer for the next reply counts once, in the period it is due in"
  },
  questions: {
    zh: "首次响应之后，客户每次来信等了多久才有答复？",
    en: "after the first response, how long did customers wait for each next reply?"
  },
  key: ["period_grain", "period_start", "basis", "level"],
  audiences: ["executives", "analysts", "hr"],
  columns: z.object({
    ...periodColumns(),
    basis: varchar({zh: "口径", en: "basis", values: ["applied", "elapsed", "business"]}),
    level: varchar({zh: "级别（all 全部）", en: "level (all)"}),
    count_waits: integer({zh: "等待次数", en: "waits"}),
    count_due: integer({zh: "到期数", en: "due"}),
    count_met: integer({zh: "按时数", en: "met"}),
    count_missed: integer({zh: "逾期数", en: "missed"}),
    count_pending: integer({zh: "未到期数", en: "not yet due"}),
    count_unknown: integer({
      zh: "无法判定数（未设时限、未答复即解决、日历未覆盖）",
      en: "unknown: no limit set, solved unanswered, calendar not covered"
    }),
    on_time_ratio: orNull(
      double({zh: "及时率", en: "on-time ratio", unit: "0–1"}),
      "没有到期的目标，或没有设时限（sla_targets 的 next_reply）",
      "nothing due, or no limit set (next_reply in sla_targets)"
    ),
    median_minutes: orNull(double({zh: "中位等待", en: "median wait", unit: "min"}), ...noneAnswered),
    p90_minutes: orNull(double({zh: "第 90 百分位等待", en: "90th percentile", unit: "min"}), ...noneAnswered)
  })
});
