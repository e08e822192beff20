import type {Text} from "./text.ts";

/** What is said of appraisal schemes and of HR's extracts. */
export const appraisal = {
  fault_weights: {
    zh: "岗位「{role}」的权重合计为 {sum}，必须为 100；请改第 {lines} 行的权重",
    en: "the weights of the post “{role}” sum to {sum}, not 100; change the weights of lines {lines}"
  },
  fault_weights_from: {
    zh: "岗位「{role}」自 {day} 起的权重合计为 {sum}，必须为 100；请改第 {lines} 行的权重或生效日期",
    en: "from {day} the weights of the post “{role}” sum to {sum}, not 100; change the weights or dates of lines {lines}"
  },
  fault_no_steps: {
    zh: "扣分制指标「{code}」缺少 step（每差多少）或 points_per_step（扣几分）",
    en: "the deduction KPI “{code}” lacks step (for how much) or points_per_step (how many points off)"
  },
  fault_no_bands: {
    zh: "分档指标「{code}」在 kpi_bands.csv 中没有分档，请补上各档的 from_value 与 score",
    en: "the band KPI “{code}” has no bands in kpi_bands.csv; add from_value and score of each"
  },
  fault_floor_above_cap: {
    zh: "指标「{code}」的下限高于上限",
    en: "the floor of the KPI “{code}” is above its cap"
  },
  fault_no_target_period: {
    zh: "指标「{code}」的目标随期间长短而变，请在 target_period 写明是 month、quarter 还是 year 的目标",
    en: "the target of the KPI “{code}” depends on the period's length: say in target_period whether it is for a month, quarter or year"
  }
} satisfies Record<string, Text>;
