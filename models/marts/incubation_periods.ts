import {z} from "zod";
import {double, integer, mart, money, orNull, periodColumns, varchar} from "../contract.ts";

export const incubationPeriods = mart("incubation_periods", {
  label: {zh: "服务孵化", en: "what service incubated"},
  grain: {zh: "每周期、口径、维度值一行", en: "one row per period, basis, dimension and value"},
  questions: {
    zh: "服务孵化了多少商机、多少钱，后来怎样？",
    en: "how many opportunities did service incubate, for how much, with what outcome?"
  },
  key: ["period_grain", "period_start", "basis", "dimension", "dimension_value"],
  audiences: ["executives", "analysts", "hr"],
  executives: {where: "dimension in ('company', 'origin_kind', 'opportunity_class')"},
  columns: z.object({
    ...periodColumns(),
    basis: varchar({zh: "口径", en: "basis", values: ["sourced", "influenced", "partner"]}),
    dimension: varchar({zh: "维度", en: "dimension"}),
    dimension_value: varchar({zh: "维度值", en: "value; unassigned where unknown"}),
    count_incubated: integer({zh: "孵化个数", en: "incubated in the period"}),
    count_unpriced: integer({zh: "其中未定价", en: "of them without a price"}),
    count_approved: integer({zh: "立项个数", en: "approved in the period"}),
    count_won: integer({zh: "签约个数", en: "signed in the period"}),
    cohort_approved: integer({zh: "本期孵化中已立项", en: "of those incubated, approved since"}),
    cohort_won: integer({zh: "本期孵化中已赢单", en: "of those incubated, won since"}),
    cohort_lost: integer({zh: "本期孵化中已输单", en: "of those incubated, lost since"}),
    incubated_amount: orNull(
      money({zh: "孵化金额", en: "incubated amount"}),
      "都没有金额",
      "none has an amount"
    ),
    approved_amount: orNull(
      money({zh: "立项金额", en: "approved amount"}),
      "都没有金额",
      "none has an amount"
    ),
    won_amount: orNull(money({zh: "签约金额", en: "signed amount"}), "都没有金额", "none has an amount"),
    approved_ratio: orNull(double({zh: "立项率", en: "share approved"}), "没有孵化", "none incubated"),
    won_ratio: orNull(double({zh: "赢单率", en: "won of those decided"}), "没有结果", "none decided")
  })
});
