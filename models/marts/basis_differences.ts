import {z} from "zod";
import {integer, mart, periodColumns, varchar} from "../contract.ts";

export const basisDifferences = mart("basis_differences", {
  label: {zh: "两种计时口径的差别", en: "how the two bases differ"},
  grain: {
    zh: "每个期间、度量与级别一行；期间按采用的时钟的到期时间",
    en: "one row per period, measure and level; a target belongs to the period it is due in on the applied clock"
  },
  questions: {
    zh: "改用另一种计时口径，有多少工单的判定会变？",
    en: "how many verdicts would change on the other basis?"
  },
  key: ["period_grain", "period_start", "measure", "level"],
  audiences: ["executives", "analysts", "hr"],
  executives: {order: ["period_grain", "period_start", "measure", "level"]},
  columns: z.object({
    ...periodColumns(),
    measure: varchar({zh: "度量", en: "measure", values: ["response", "resolution"]}),
    level: varchar({
      zh: "级别（all 全部，headline 计入及时率的级别）",
      en: "level (all; headline: those that count)"
    }),
    count_both_met: integer({zh: "两种口径都按时", en: "met on both bases"}),
    count_only_elapsed_met: integer({zh: "只按自然时间按时", en: "met in elapsed time only"}),
    count_only_business_met: integer({zh: "只按工作时间按时", en: "met in business time only"}),
    count_both_missed: integer({zh: "两种口径都逾期", en: "missed on both bases"}),
    count_pending: integer({zh: "至少一种口径尚未到期", en: "not yet due on at least one basis"}),
    count_unknown: integer({zh: "至少一种口径无法判定", en: "cannot be judged on at least one basis"})
  })
});
