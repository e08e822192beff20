import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const nothingDue = ["没有到期的目标", "nothing due"] as const;

const notTimed = [
  "没有完成的；公司以外的维度只列 applied 口径、响应与解决、季度与年度、all 与 headline",
  "none finished; beyond the company only applied, response and resolution, quarters and years, all and headline"
] as const;

export const timelinessPeriods = mart("timeliness_periods", {
  label: {zh: "时效（按期）", en: "timeliness by period"},
  grain: {
    zh: "每个期间、度量、口径、级别与维度值一行；期间按目标到期时间",
    en: "one row per period, measure, basis, level and dimension value; a target belongs to the period it is due in"
  },
  questions: {
    zh: "某期到期的目标有多少按时完成？",
    en: "of the targets due in a period, how many were met?"
  },
  key: ["period_grain", "period_start", "measure", "basis", "dimension", "dimension_value", "level"],
  audiences: ["executives", "analysts", "hr"],
  executives: {
    where: `dimension = 'company' or (dimension = 'collaboration_type' and basis = 'applied' and period_grain <> 'month'
      and measure = 'resolution' and level in ('all', 'headline'))`,
    order: ["period_grain", "period_start", "measure", "basis", "dimension", "dimension_value", "level"]
  },
  columns: z.object({
    ...periodColumns(),
    measure: varchar({zh: "度量", en: "measure", values: ["acknowledge", "response", "resolution"]}),
    basis: varchar({zh: "口径", en: "basis", values: ["applied", "elapsed", "business"]}),
    dimension: varchar({
      zh: "维度（customer 只有季度、年度与 all、headline）",
      en: "dimension (customer: quarters and years, all and headline only)",
      values: ["company", "team", "assignee_team", "customer", "collaboration_type", "product", "channel"]
    }),
    dimension_value: varchar({zh: "维度值", en: "dimension value"}),
    level: varchar({
      zh: "级别（all 全部，headline 计入及时率的级别）",
      en: "level (all; headline: those that count)"
    }),
    count_due: integer({zh: "到期数", en: "due"}),
    count_met: integer({zh: "按时数", en: "met"}),
    count_missed: integer({zh: "逾期数", en: "missed"}),
    count_pending: integer({zh: "未到期数", en: "not yet due"}),
    count_unknown: integer({zh: "无法判定数", en: "unknown"}),
    count_void: integer({zh: "作废数", en: "void"}),
    on_time_ratio: orNull(double({zh: "及时率", en: "on-time ratio", unit: "0–1"}), ...nothingDue),
    median_minutes: orNull(double({zh: "中位时长", en: "median time", unit: "min"}), ...notTimed),
    p90_minutes: orNull(double({zh: "第 90 百分位时长", en: "90th percentile", unit: "min"}), ...notTimed),
    survival_median_minutes: orNull(
      double({
        zh: "中位时长，计入仍未完成的（Kaplan–Meier）",
        en: "median time that counts those still open (Kaplan–Meier)",
        unit: "min"
      }),
      "不到一半完成；只列公司的 applied 口径",
      "fewer than half are through; the company, as applied, only"
    )
  })
});
