import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const noValue = ["该期没有值", "no value in the period"] as const;

export const targetPeriods = mart("target_periods", {
  label: {zh: "目标与实际", en: "targets and what came of them"},
  grain: {
    zh: "设了目标的每个指标、期间与维度值一行；目标按期间首日取",
    en: "one row per metric, period and dimension value with a target; the target in force on the period's first day"
  },
  questions: {zh: "离管理层设定的目标差多少？", en: "how far is a metric from the target set for it?"},
  key: ["metric_code", "period_grain", "period_start", "dimension", "dimension_value"],
  audiences: ["executives", "analysts", "hr"],
  // figures of teams leave through team_quarters and team_appraisal alone, which hide those of few people
  executives: {
    where: "dimension not in ('team', 'assignee_team')",
    order: ["metric_code", "period_grain", "period_start", "dimension", "dimension_value"]
  },
  columns: z.object({
    metric_code: varchar({zh: "指标代码", en: "metric code"}),
    ...periodColumns(),
    dimension: varchar({zh: "维度", en: "dimension"}),
    dimension_value: varchar({zh: "维度值", en: "dimension value"}),
    target: double({zh: "目标", en: "target", unit: "0–1"}),
    value: orNull(double({zh: "实际", en: "value", unit: "0–1"}), ...noValue),
    gap: orNull(double({zh: "实际 − 目标", en: "value − target", unit: "0–1"}), ...noValue),
    count_n: integer({zh: "事实数 n", en: "facts, n"})
  })
});
