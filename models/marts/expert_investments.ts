import {z} from "zod";
import {boolean, date, double, integer, mart, money, orNull, varchar} from "../contract.ts";

const noUplift = [
  "当年没有评分、没有配对的关键人，或只有一人配对",
  "no scores that year, no matched key person, or a single one"
] as const;

function uplift(zh: string, en: string) {
  return orNull(double({zh, en, unit: "point"}), ...noUplift);
}

export const expertInvestments = mart("expert_investments", {
  label: {zh: "免费专家投入与回报", en: "free expert service and what came of it"},
  grain: {zh: "每个客户与服务年份一行", en: "one row per customer and year of service"},
  questions: {
    zh: "免费专家服务投了多少，窗口期内同一客户孵化、赢下多少商机，当年三度提升了多少？并列，不合成一个数。",
    en: "what did free expert service cost, and which opportunities did the same customer bring within the window, and how did its three degrees move that year? Side by side, never one number."
  },
  key: ["year", "customer_id"],
  audiences: ["executives", "analysts", "hr"],
  executives: {},
  columns: z.object({
    customer_id: varchar({zh: "客户编号", en: "customer id"}),
    year: integer({zh: "年份", en: "year"}),
    count_services: integer({zh: "服务次数", en: "deliveries"}),
    count_uncosted: integer({zh: "无法计价的次数", en: "deliveries that could not be costed"}),
    hours: orNull(double({zh: "工时", en: "hours", unit: "hours"}), "没有记录", "not recorded"),
    cost_amount: orNull(money({zh: "投入成本", en: "cost"}), "没有一次能计价", "none could be costed"),
    last_date: date({zh: "最近一次", en: "last delivery"}),
    count_incubated: integer({zh: "窗口内孵化商机数", en: "opportunities incubated within the window"}),
    incubated_amount: orNull(
      money({zh: "窗口内孵化商机金额", en: "amount incubated within the window"}),
      "商机都没有金额",
      "no opportunity has an amount"
    ),
    count_won: integer({zh: "窗口内赢单数", en: "won within the window"}),
    won_amount: orNull(
      money({zh: "窗口内赢单金额", en: "amount won within the window"}),
      "赢单都没有金额",
      "none of the won has an amount"
    ),
    closeness_uplift: uplift("关系紧密度提升", "uplift of closeness"),
    solution_uplift: uplift("方案认可度提升", "uplift of solution acceptance"),
    price_uplift: uplift("价格接受度提升", "uplift of price acceptance"),
    count_matched_persons: integer({zh: "配对的关键人", en: "matched key persons"}),
    count_active_persons: orNull(integer({zh: "在任的关键人", en: "key persons in post"}), ...noUplift),
    window_days: integer({zh: "窗口天数", en: "days of the window", unit: "days"}),
    is_window_open: boolean({zh: "窗口尚未结束", en: "the window is not over yet"})
  })
});
