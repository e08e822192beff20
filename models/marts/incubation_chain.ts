import {z} from "zod";
import {double, integer, mart, money, orNull, periodColumns, varchar} from "../contract.ts";

export const incubationChain = mart("incubation_chain", {
  label: {zh: "孵化证据链", en: "evidence chain of incubation"},
  grain: {zh: "每周期与步骤一行", en: "one row per period and step"},
  questions: {
    zh: "从跟进建议到签约，每一步走过了多少，丢了多少？",
    en: "from suggestion to signature, how many pass each step?"
  },
  key: ["period_grain", "period_start", "step"],
  audiences: ["executives", "analysts", "hr"],
  executives: {},
  columns: z.object({
    ...periodColumns(),
    position: integer({zh: "次序", en: "place in order"}),
    step: varchar({
      zh: "步骤",
      en: "step",
      values: [
        "suggestion_feedback",
        "suggestion_opportunity",
        "feedback_high",
        "feedback_opportunity",
        "opportunity_approved",
        "approved_signed"
      ]
    }),
    count_from: integer({zh: "起点个数", en: "records at its start"}),
    count_through: integer({zh: "走过个数", en: "records that passed"}),
    count_pending: integer({zh: "未定个数", en: "not yet decided"}),
    conversion_ratio: double({zh: "转化率", en: "passed of those at its start"}),
    from_amount: orNull(money({zh: "起点金额", en: "amount at its start"}), "没有金额", "no amount"),
    through_amount: orNull(
      money({zh: "走过金额", en: "amount that passed"}),
      "没有走过或没有金额",
      "none passed, or no amount"
    )
  })
});
