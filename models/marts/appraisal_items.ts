import {z} from "zod";
import {boolean, double, integer, mart, orNull, varchar} from "../contract.ts";
import {appraisalFacts} from "../policy/appraisal.ts";
import {personPeriod, presence} from "./appraisal_columns.ts";

const statuses = ["scored", "no_source", "no_facts", "too_few", "unknown", "no_target"] as const;

/** SPEC §6, §16.3, A-20 to A-25: what a KPI is worth by its rule, and why it has no score where it has none. */
export const appraisalItems = mart("appraisal_items", {
  label: {zh: "考核分项", en: "appraisal items"},
  grain: {
    zh: "每人、期间、岗位与指标一行",
    en: "one row per person, period, post and KPI"
  },
  questions: {
    zh: "这个人每项指标的数值、目标、权重与得分是多少？没有得分的原因是什么？",
    en: "what are a person's value, target, weight and score of each KPI, and why has one no score?"
  },
  key: ["person_id", "period_grain", "period_start", "role", "kpi_code"],
  audiences: ["hr"],
  columns: z.object({
    ...personPeriod,
    kpi_code: varchar({zh: "指标代码", en: "KPI"}),
    fact: varchar({zh: "事实", en: "fact", values: appraisalFacts}),
    rule: varchar({
      zh: "计分规则",
      en: "scoring rule",
      values: ["band", "deduction", "linear", "veto", "threshold"]
    }),
    direction: varchar({zh: "方向", en: "direction", values: ["up", "down"]}),
    status: varchar({
      zh: "状态（scored 已评分，no_source 没有来源，no_facts 期内无事实，too_few 样本不足，unknown 数据未知，no_target 缺目标）",
      en: "status: scored, or why not",
      values: statuses
    }),
    reason: orNull(
      varchar({zh: "未知的原因", en: "why facts are unknown"}),
      "没有未知的事实",
      "no fact is unknown"
    ),
    raw_value: orNull(double({zh: "实际值", en: "value"}), "没有得分，见状态", "no score, see status"),
    target: orNull(
      double({zh: "目标（已按在岗天数折算）", en: "target, for the days in post"}),
      "没有目标",
      "none set"
    ),
    weight: double({zh: "权重", en: "weight", unit: "of 100"}),
    cap: double({zh: "上限", en: "cap", unit: "points"}),
    floor: double({zh: "下限", en: "floor", unit: "points"}),
    score: orNull(
      double({zh: "建议分", en: "suggested score", unit: "points"}),
      "没有得分，见状态",
      "see status"
    ),
    coverage_ratio: orNull(
      double({zh: "依据中已知的比例", en: "share of its facts that are known", unit: "0–1"}),
      "期内没有事实",
      "no facts in the period"
    ),
    count_evidence: integer({zh: "依据条数", en: "evidence rows"}),
    count_unknown: integer({zh: "未知条数", en: "rows with an unknown value"}),
    post_days: integer({zh: "在该岗位的天数", en: "days in the post", unit: "days"}),
    ...presence,
    is_vetoing: boolean({zh: "触发否决线", en: "crosses a veto line"}),
    is_example: boolean({zh: "示例方案", en: "of the example scheme"}),
    is_ended: boolean({zh: "期间已结束", en: "the period is over"})
  })
});
