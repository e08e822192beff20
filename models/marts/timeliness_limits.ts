import {z} from "zod";
import {boolean, date, double, integer, mart, orNull, varchar} from "../contract.ts";

const fewMonths = ["基线不足 6 个月", "fewer than 6 months of baseline"] as const;

export const timelinessLimits = mart("timeliness_limits", {
  label: {zh: "及时率的自然界限（XmR）", en: "natural limits of the on-time ratio (XmR)"},
  grain: {zh: "每月、度量与级别一行，全公司", en: "one row per month, measure and level of the company"},
  questions: {
    zh: "及时率的变动是信号，还是平常的波动？",
    en: "is a change of the on-time ratio a signal, or routine variation?"
  },
  key: ["measure", "level", "period_start"],
  audiences: ["executives", "analysts", "hr"],
  executives: {order: ["measure", "level", "period_start"]},
  columns: z.object({
    measure: varchar({zh: "度量", en: "measure", values: ["acknowledge", "response", "resolution"]}),
    level: varchar({
      zh: "级别（all 全部，headline 计入及时率的级别）",
      en: "level (all; headline: those that count)"
    }),
    period_start: date({zh: "月份首日", en: "first day of the month"}),
    period: varchar({zh: "月份", en: "month"}),
    count_due: integer({zh: "到期数", en: "due"}),
    value: orNull(
      double({zh: "及时率（采用的时钟）", en: "on-time ratio on the applied clock", unit: "0–1"}),
      "没有到期的目标",
      "nothing due"
    ),
    centre: orNull(double({zh: "基线均值", en: "mean of the baseline", unit: "0–1"}), ...fewMonths),
    lower: orNull(
      double({
        zh: "下限：均值 − 2.66 × 平均移动极差",
        en: "mean − 2.66 × mean moving range, from 0",
        unit: "0–1"
      }),
      ...fewMonths
    ),
    upper: orNull(
      double({
        zh: "上限：均值 + 2.66 × 平均移动极差",
        en: "mean + 2.66 × mean moving range, to 1",
        unit: "0–1"
      }),
      ...fewMonths
    ),
    count_baseline: integer({zh: "基线月数", en: "months in the baseline"}),
    is_baseline: boolean({zh: "属于基线", en: "in the baseline"}),
    is_complete: boolean({zh: "该月已结束", en: "the month is over"}),
    signal: orNull(
      varchar({
        zh: "信号：超出界限，或连续 8 个月在均值同侧",
        en: "signal: outside the limits, or the eighth month and on in a run on one side of the mean",
        values: ["below", "above", "run_below", "run_above"]
      }),
      "没有信号",
      "no signal"
    )
  })
});
