import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const none = [
  "没有配对的关键人，或人数不足 5 而隐去",
  "nobody matched, or hidden for fewer than 5 people"
] as const;
const few = ["配对不足：不给区间", "too few matched persons: no interval"] as const;

export const upliftPeriods = mart("uplift_periods", {
  label: {zh: "三度提升（公司与团队）", en: "uplift by company and team"},
  grain: {zh: "每个期间、维度与三度之一一行", en: "one row per period, group and degree"},
  questions: {
    zh: "公司与各团队的客户关系在提升吗，把握有多大？",
    en: "are relationships getting better, of the company and of each team, and how sure is that?"
  },
  key: ["period_grain", "period_start", "dimension", "dimension_value", "degree"],
  audiences: ["executives", "analysts"],
  executives: {},
  columns: z.object({
    ...periodColumns(["quarter", "year"]),
    dimension: varchar({zh: "维度", en: "dimension", values: ["company", "team"]}),
    dimension_value: varchar({
      zh: "公司为 all，团队为客户经理的部门",
      en: "all, or the account managers' unit"
    }),
    degree: varchar({zh: "三度之一", en: "degree", values: ["closeness", "solution", "price"]}),
    score_start: orNull(double({zh: "期初均分", en: "mean score at the start", unit: "1–5"}), ...none),
    score_end: orNull(double({zh: "期末均分", en: "mean score at the end", unit: "1–5"}), ...none),
    uplift: orNull(
      double({zh: "提升：客户提升的平均", en: "uplift: mean of the customers'", unit: "point"}),
      ...none
    ),
    uplift_low: orNull(double({zh: "90% 区间下界", en: "90 % interval, lower"}), ...few),
    uplift_high: orNull(double({zh: "90% 区间上界", en: "90 % interval, upper"}), ...few),
    interval_status: varchar({
      zh: "ok 有区间，insufficient 样本不足，no_pair 没有配对，suppressed 人数不足 5",
      en: "ok, insufficient: too few for an interval, no_pair: nobody matched, suppressed: fewer than 5 people",
      values: ["ok", "insufficient", "no_pair", "suppressed"]
    }),
    count_customers: integer({zh: "有关键人的客户", en: "customers with key persons"}),
    count_uplifts: integer({zh: "算出提升的客户", en: "customers with an uplift"}),
    count_up: orNull(integer({zh: "提升的客户", en: "customers that rose"}), ...none),
    count_down: orNull(integer({zh: "下降的客户", en: "customers that fell"}), ...none),
    count_matched_persons: integer({zh: "配对的关键人", en: "matched key persons"}),
    count_active_persons: integer({zh: "在任的关键人", en: "key persons in post"}),
    coverage_ratio: orNull(
      double({zh: "覆盖率", en: "coverage", unit: "0–1"}),
      "没有在任的关键人",
      "nobody in post"
    ),
    count_left_persons: integer({zh: "关键人变动", en: "key persons who left"}),
    count_self_rated: integer({zh: "因自评不计的", en: "left out for self-ratings"}),
    count_people: orNull(
      integer({zh: "服务这些客户的人数", en: "people who work for them"}),
      "公司",
      "the company"
    )
  })
});
