import {z} from "zod";
import {mart} from "../contract.ts";
import {gapColumns} from "./money_gaps.ts";

export const moneyGapTotals = mart("money_gap_totals", {
  label: {zh: "近三年未计入的金额合计", en: "totals of amounts left out, three years"},
  grain: {
    zh: "每类收支与每个原因一行，近三年的和没有日期的合计",
    en: "one row per kind of money and reason: all of the last three years and those without a date"
  },
  questions: {
    zh: "近三年哪些收入与成本没有计入，为什么，一共多少？",
    en: "which incomes and costs of the last three years are in no sum, why, and how much in all?"
  },
  key: ["side", "category", "reason"],
  audiences: ["executives", "analysts", "hr"],
  executives: {},
  columns: z.object(gapColumns)
});
