import {z} from "zod";
import {double, integer, mart, money, orNull, periodColumns, varchar} from "../contract.ts";

export const opportunityOutcomes = mart("opportunity_outcomes", {
  label: {zh: "赢单率", en: "win ratios"},
  grain: {zh: "每周期、维度值一行", en: "one row per period, dimension and value"},
  questions: {zh: "赢了多少，按个数和金额各是几成？", en: "what share was won, by number and by amount?"},
  key: ["period_grain", "period_start", "dimension", "dimension_value"],
  audiences: ["executives", "analysts", "hr"],
  executives: {where: "dimension in ('company', 'origin', 'product', 'opportunity_class')"},
  columns: z.object({
    ...periodColumns(),
    dimension: varchar({zh: "维度", en: "dimension"}),
    dimension_value: varchar({zh: "维度值", en: "value; unassigned where unknown"}),
    count_won: integer({zh: "赢单", en: "won"}),
    count_lost: integer({zh: "输单", en: "lost"}),
    count_priced: integer({zh: "其中有金额", en: "of them with an amount"}),
    count_decided: integer({zh: "有结果", en: "decided"}),
    won_amount: orNull(money({zh: "赢单金额", en: "won amount"}), "没有金额", "no amount"),
    lost_amount: orNull(
      money({zh: "输单金额", en: "lost amount"}),
      "没有输单或都没有金额",
      "none lost, or none has an amount"
    ),
    win_ratio: double({zh: "赢单率（个数）", en: "won of those decided"}),
    win_amount_ratio: orNull(
      double({zh: "赢单率（金额）", en: "won of the amount decided"}),
      "输单都没有金额，无法比",
      "no loss has an amount"
    )
  })
});
