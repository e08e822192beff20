import {z} from "zod";
import {double, integer, mart, money, orNull, varchar} from "../contract.ts";

export const stageConversions = mart("stage_conversions", {
  label: {zh: "阶段转化", en: "conversion by stage"},
  grain: {zh: "每范围与阶段一行", en: "one row per scope and stage"},
  questions: {
    zh: "商机在哪个阶段流失，哪个阶段积压？",
    en: "at which stage are opportunities lost, and where do they stand?"
  },
  key: ["scope", "rank"],
  audiences: ["executives", "analysts", "hr"],
  executives: {},
  columns: z.object({
    scope: varchar({zh: "范围", en: "scope", values: ["all", "sourced"]}),
    stage: varchar({zh: "阶段", en: "stage"}),
    rank: integer({zh: "次序", en: "rank"}),
    name_zh: varchar({zh: "中文名", en: "Chinese name"}),
    name_en: varchar({zh: "英文名", en: "English name"}),
    count_reached: integer({zh: "到过", en: "reached it"}),
    count_advanced: integer({zh: "继续前进", en: "went on"}),
    count_lost: integer({zh: "在此输单", en: "lost in it"}),
    count_open: integer({zh: "停留在此", en: "stand in it"}),
    reached_amount: money({zh: "到过金额", en: "amount that reached it"}),
    open_amount: money({zh: "停留金额", en: "amount that stands in it"}),
    conversion_ratio: orNull(double({zh: "转化率", en: "went on of those decided"}), "都未决", "none decided")
  })
});
