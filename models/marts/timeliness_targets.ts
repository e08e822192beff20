import {z} from "zod";
import {date, double, integer, mart, orNull, varchar} from "../contract.ts";

const levels = "headline：计入及时率的级别；all：全部";

export const timelinessTargets = mart("timeliness_targets", {
  label: {zh: "换一个时限目标会怎样", en: "timeliness under other targets"},
  grain: {
    zh: "每个期间、度量、口径、级别、改动目标的级别，以及数字有变的每个目标一行（15 分钟一档，从 15 分钟到最长目标的两倍）；两行之间的目标与前一行相同",
    en: "one row per period, measure, basis, level, level whose target changes, and target at which a figure changes (in steps of 15 minutes, to twice its longest target); between two rows it is as in the former"
  },
  questions: {
    zh: "如果某一级别的时限目标不同，同样的工单会有多少按时？",
    en: "had a level another target, how many of the same tickets would have met it?"
  },
  key: ["period_grain", "period_start", "measure", "basis", "target_level", "level", "target_minutes"],
  audiences: ["executives", "analysts"],
  executives: {
    // the page's periods, of the level itself and of what counts: at a million tickets every step is a row
    where: `basis = 'applied' and level in (target_level, 'headline') and period_start <= (select as_of from policy.clock)
      and period_start >= date_trunc(period_grain, (select as_of from policy.clock))
        - case period_grain when 'month' then interval 12 month when 'quarter' then interval 24 month
          else interval 108 month end`,
    columns: [
      "period_grain",
      "period_start",
      "measure",
      "basis",
      "target_level",
      "level",
      "target_minutes",
      "current_minutes",
      "last_minutes",
      "count_due",
      "count_met",
      "count_pending",
      "on_time_ratio"
    ]
  },
  columns: z.object({
    period_grain: varchar({zh: "期间粒度", en: "period grain", values: ["month", "quarter", "year"]}),
    period_start: date({zh: "期间首日", en: "first day of the period"}),
    period: varchar({zh: "期间", en: "period"}),
    measure: varchar({zh: "度量", en: "measure", values: ["response", "resolution"]}),
    basis: varchar({zh: "口径", en: "basis", values: ["applied", "elapsed", "business"]}),
    target_level: varchar({zh: "改动目标的级别", en: "level whose target changes"}),
    level: varchar({zh: `所计的级别（${levels}）`, en: "level counted (all; headline: those that count)"}),
    target_minutes: integer({zh: "假设的目标", en: "supposed target", unit: "min"}),
    current_minutes: orNull(
      integer({zh: "现行目标", en: "target in force", unit: "min"}),
      "现在没有目标",
      "no target now"
    ),
    last_minutes: integer({zh: "算到的最长目标", en: "longest target worked out", unit: "min"}),
    count_due: integer({zh: "到期数", en: "due"}),
    count_met: integer({zh: "按时数", en: "met"}),
    count_missed: integer({zh: "逾期数", en: "missed"}),
    count_pending: integer({zh: "未到期数", en: "not yet due"}),
    on_time_ratio: orNull(
      double({zh: "及时率", en: "on-time ratio", unit: "0–1"}),
      "没有到期的目标",
      "nothing due"
    )
  })
});
