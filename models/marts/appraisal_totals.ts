import {z} from "zod";
import {boolean, double, integer, mart, orNull, varchar} from "../contract.ts";
import {personPeriod, presence} from "./appraisal_columns.ts";

const none = ["没有可评分的指标", "no KPI could be scored"] as const;

/** a suggestion for people to review, never a verdict. */
export const appraisalTotals = mart("appraisal_totals", {
  label: {zh: "考核建议分", en: "suggested appraisal scores"},
  grain: {zh: "每人与期间一行", en: "one row per person and period"},
  questions: {
    zh: "每人的建议分是多少，覆盖了多少权重，最低与最高可能是多少？",
    en: "what is a person's suggested score, of which share of the weights, and between which bounds?"
  },
  key: ["person_id", "period_grain", "period_start"],
  audiences: ["hr"],
  columns: z.object({
    ...personPeriod,
    unit: varchar({zh: "部门（期末所在）", en: "unit at the period's end"}),
    status: varchar({
      zh: "状态（scored 已评分，provisional 暂定，in_progress 期间未结束，no_score 无可评分指标，no_scheme 岗位没有方案）",
      en: "status",
      values: ["scored", "provisional", "in_progress", "no_score", "no_scheme"]
    }),
    review_status: varchar({zh: "复核状态（待人工复核）", en: "review", values: ["pending_review"]}),
    score: orNull(double({zh: "建议分", en: "suggested score", unit: "points"}), ...none),
    score_before_veto: orNull(
      double({zh: "否决前的建议分", en: "score before a veto", unit: "points"}),
      ...none
    ),
    least_score: orNull(
      double({zh: "缺项全按下限时的分", en: "score with every missing KPI at its floor", unit: "points"}),
      "岗位没有方案",
      "the post has no scheme"
    ),
    most_score: orNull(
      double({zh: "缺项全按上限时的分", en: "score with every missing KPI at its cap", unit: "points"}),
      "岗位没有方案",
      "the post has no scheme"
    ),
    coverage_ratio: double({zh: "有得分的权重比例", en: "scored share of the weights", unit: "0–1"}),
    ...presence,
    count_posts: integer({zh: "期内岗位数", en: "posts held in the period"}),
    count_items: integer({zh: "指标数", en: "KPIs"}),
    count_scored: integer({zh: "有得分的指标数", en: "KPIs with a score"}),
    is_provisional: boolean({zh: "暂定", en: "provisional"}),
    is_vetoed: boolean({zh: "触发否决线", en: "a veto line is crossed"}),
    is_example: boolean({zh: "示例方案", en: "of the example scheme"})
  })
});
