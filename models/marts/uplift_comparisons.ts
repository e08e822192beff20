import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const none = ["没有可比的客户", "no comparable customer"] as const;

export const upliftComparisons = mart("uplift_comparisons", {
  label: {zh: "有专家服务的客户与可比客户", en: "customers with expert service beside comparable ones"},
  grain: {zh: "每个期间与三度之一一行", en: "one row per period and degree"},
  questions: {
    zh: "有专家服务的客户，比上季度等级与期初分段相同而没有专家服务的客户，多提升了吗？只是对比，不是证明",
    en: "did customers with expert service rise more than those without, of the same tier and baseline band? A comparison, not proof"
  },
  key: ["period_grain", "period_start", "degree"],
  audiences: ["executives", "analysts"],
  executives: {},
  columns: z.object({
    ...periodColumns(["quarter", "year"]),
    degree: varchar({zh: "三度之一", en: "degree", values: ["closeness", "solution", "price"]}),
    count_served: integer({zh: "有专家服务的客户", en: "customers with expert service"}),
    count_compared: integer({zh: "其中有可比客户的", en: "of these with comparable ones"}),
    served_uplift: orNull(double({zh: "其提升", en: "their uplift", unit: "point"}), ...none),
    comparable_uplift: orNull(
      double({zh: "可比客户的变化", en: "change of comparable ones", unit: "point"}),
      ...none
    ),
    difference: orNull(double({zh: "相差", en: "difference", unit: "point"}), ...none),
    status: varchar({
      zh: "too_few 不足 5 个客户，不能下结论",
      en: "too_few: fewer than five customers, no conclusion",
      values: ["ok", "too_few"]
    })
  })
});
