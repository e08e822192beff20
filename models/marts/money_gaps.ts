import {z} from "zod";
import {date, double, integer, mart, money, orNull, varchar} from "../contract.ts";

/** What an amount left out of every sum is, and why. */
export const gapColumns = {
  side: varchar({
    zh: "类别",
    en: "kind",
    values: ["income", "cost", "signed", "delivery", "payment"]
  }),
  category: varchar({zh: "项目", en: "line"}),
  reason: varchar({
    zh: "原因",
    en: "reason",
    values: [
      "no_amount",
      "no_date",
      "no_term",
      "estimated",
      "tax_basis",
      "not_approved",
      "not_ended",
      "odd_times",
      "no_hours",
      "no_person",
      "no_grade",
      "no_rate",
      "no_part_cost",
      "in_project_cost"
    ]
  }),
  count_items: integer({zh: "项数", en: "items"}),
  count_recorded: integer({zh: "其中记有金额的项数", en: "of them with an amount recorded"}),
  recorded_amount: orNull(
    money({zh: "记录的金额", en: "amount recorded"}),
    "一项也没有记金额",
    "none has one"
  )
};

export const moneyGaps = mart("money_gaps", {
  label: {zh: "未计入的金额", en: "amounts left out"},
  grain: {
    zh: "每月、每类收支与每个原因一行",
    en: "one row per month, kind of money and reason for being left out"
  },
  questions: {
    zh: "哪些收入与成本没有计入，为什么，有多少？",
    en: "which incomes and costs are in no sum, why, and how many?"
  },
  key: ["month", "side", "category", "reason"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    ...gapColumns,
    hours: orNull(
      double({zh: "涉及工时", en: "hours they stand for", unit: "hours"}),
      "不是工时",
      "no hours"
    ),
    month: orNull(date({zh: "月份", en: "month"}), "没有日期", "without a date")
  })
});
