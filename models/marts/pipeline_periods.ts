import {z} from "zod";
import {integer, mart, money, periodColumns, varchar} from "../contract.ts";

export const pipelinePeriods = mart("pipeline_periods", {
  label: {zh: "在途金额变动", en: "movement of the pipeline"},
  grain: {zh: "每周期与范围一行", en: "one row per period and scope"},
  questions: {
    zh: "在途商机金额从期初到期末怎么变的？",
    en: "how did the open pipeline get from opening to closing?"
  },
  key: ["scope", "period_grain", "period_start"],
  audiences: ["executives", "analysts", "hr"],
  executives: {},
  columns: z.object({
    scope: varchar({zh: "范围", en: "scope", values: ["all", "sourced"]}),
    ...periodColumns(),
    count_opening: integer({zh: "期初个数", en: "opening in number"}),
    count_new: integer({zh: "新增个数", en: "new in number"}),
    count_reopened: integer({zh: "重开个数", en: "reopened in number"}),
    count_won: integer({zh: "赢单个数", en: "won in number"}),
    count_lost: integer({zh: "输单个数", en: "lost in number"}),
    count_void: integer({zh: "作废个数", en: "void in number"}),
    count_closing: integer({zh: "期末个数", en: "closing in number"}),
    opening_amount: money({zh: "期初金额", en: "opening amount"}),
    new_amount: money({zh: "新增金额", en: "new amount"}),
    reopened_amount: money({zh: "重开金额", en: "reopened amount"}),
    growth_amount: money({zh: "调增金额", en: "growth amount"}),
    shrink_amount: money({zh: "调减金额", en: "shrinkage amount"}),
    won_amount: money({zh: "赢单金额", en: "won amount"}),
    lost_amount: money({zh: "输单金额", en: "lost amount"}),
    void_amount: money({zh: "作废金额", en: "void amount"}),
    closing_amount: money({zh: "期末金额", en: "closing amount"})
  })
});
