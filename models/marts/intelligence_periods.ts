import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const unknown = ["无法得知", "nobody can tell"] as const;

export const intelligencePeriods = mart("intelligence_periods", {
  label: {zh: "智能维度（待补）", en: "the block of intelligence, incomplete"},
  grain: {
    zh: "每个期间与指标一行，有可数的才有",
    en: "one row per period and indicator with something to count"
  },
  questions: {
    zh: "每个结案沉淀多少知识，工单关联销售与自助解决各占多少？来源没有给出智能维度的指标，这里只列导出能证明的。",
    en: "how much knowledge does a closed case leave, how many tickets are linked to sales or solved by self-service? The sources name no indicators of intelligence; these are what exports can prove."
  },
  key: ["indicator", "period_grain", "period_start"],
  audiences: ["executives", "analysts"],
  executives: {order: ["indicator", "period_grain", "period_start"]},
  columns: z.object({
    ...periodColumns(),
    indicator: varchar({
      zh: "指标：每个结案的知识条目、涉及销售承诺的 L3 工单关联销售的比例（R-18）、经自助渠道解决的 L3 工单比例",
      en: "indicator: knowledge entries per closed case, share of L3 tickets with a sales promise linked to sales (R-18), share of solved L3 tickets that came by self-service",
      values: ["entries_per_case", "linked_to_sales", "self_service_l3"]
    }),
    value: orNull(double({zh: "值", en: "value"}), ...unknown),
    numerator: orNull(double({zh: "分子", en: "numerator"}), ...unknown),
    denominator: orNull(double({zh: "分母", en: "denominator"}), ...unknown),
    count_n: integer({zh: "依据数", en: "facts"}),
    status: varchar({zh: "状态", en: "status", values: ["ok", "unknown"]})
  })
});
