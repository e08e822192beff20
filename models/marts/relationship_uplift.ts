import {z} from "zod";
import {boolean, double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const none = ["没有配对的关键人", "no matched key person"] as const;
const few = ["配对不足，或没有差异：不给区间", "too few matched persons, or no spread: no interval"] as const;
const alone = [
  "没有配对；在发布的副本里，只有一人配对的也隐去",
  "no matched person; in published copies also where only one is matched"
] as const;

export const relationshipUplift = mart("relationship_uplift", {
  label: {zh: "三度提升", en: "uplift of the three degrees"},
  grain: {
    zh: "每个客户、期间与维度一行",
    en: "one row per customer, period and degree"
  },
  questions: {
    zh: "客户的关系紧密度、方案认可度与价格接受度提升了吗，由多少关键人得出？",
    en: "did a customer's closeness, solution and price acceptance rise, by how many of its key persons?"
  },
  key: ["customer_id", "period_grain", "period_start", "degree"],
  audiences: ["executives", "analysts"],
  hides: {
    columns: [
      "score_start",
      "score_end",
      "uplift",
      "uplift_low",
      "uplift_high",
      "regression_effect",
      "baseline_band"
    ],
    where: "is_hidden"
  },
  // the page tells of the latest complete quarter, or of the latest with scores
  executives: {
    columns: [
      "customer_id",
      "customer_name",
      "period_grain",
      "period_start",
      "degree",
      "score_start",
      "score_end",
      "uplift",
      "count_matched_persons",
      "count_active_persons",
      "coverage_ratio",
      "count_left_persons",
      "count_self_rated",
      "has_expert_service",
      "is_mostly_regression"
    ],
    where: `period_grain = 'quarter' and period_start >= (select max(period_start) - interval 3 month
      from marts.relationship_uplift where period_grain = 'quarter' and score_end is not null)`
  },
  columns: z.object({
    customer_id: varchar({zh: "客户编号", en: "customer id"}),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), "没有记录", "not recorded"),
    ...periodColumns(["quarter", "year"]),
    degree: varchar({
      zh: "closeness 关系紧密度，solution 方案认可度，price 价格接受度",
      en: "closeness, solution acceptance or price acceptance",
      values: ["closeness", "solution", "price"]
    }),
    score_start: orNull(
      double({zh: "配对关键人期初均分", en: "mean score at the start", unit: "1–5"}),
      ...alone
    ),
    score_end: orNull(double({zh: "配对关键人期末均分", en: "mean score at the end", unit: "1–5"}), ...alone),
    uplift: orNull(double({zh: "提升（M-44）", en: "uplift (M-44)", unit: "point"}), ...alone),
    uplift_low: orNull(double({zh: "90% 区间下界", en: "90 % interval, lower"}), ...few),
    uplift_high: orNull(double({zh: "90% 区间上界", en: "90 % interval, upper"}), ...few),
    interval_status: varchar({
      zh: "ok 有区间，insufficient 样本不足，no_pair 没有配对",
      en: "ok, insufficient: too few for an interval, no_pair: nobody matched",
      values: ["ok", "insufficient", "no_pair"]
    }),
    count_matched_persons: integer({zh: "配对的关键人", en: "matched key persons"}),
    count_active_persons: integer({zh: "期末在任的关键人", en: "key persons in post at the end"}),
    coverage_ratio: orNull(
      double({zh: "覆盖率", en: "coverage", unit: "0–1"}),
      "期末没有在任的关键人",
      "nobody in post at the end"
    ),
    count_left_persons: integer({zh: "关键人变动：期内离任", en: "key persons who left in the period"}),
    count_new_baselines: integer({zh: "本期才有基线的", en: "persons whose baseline is of this period"}),
    count_self_rated: integer({zh: "因只有自评而不计的", en: "persons left out for self-ratings"}),
    count_same_rater: integer({zh: "首末为同一评分人的", en: "matched by the same rater"}),
    has_expert_service: boolean({zh: "期内有专家服务", en: "expert service in the period"}),
    tier_before: varchar({
      zh: "上季度的健康度等级",
      en: "health tier of the quarter before",
      values: ["healthy", "sub_healthy", "at_risk", "unrated"]
    }),
    baseline_band: orNull(
      varchar({
        zh: "期初均分：low 低于 3，middle 3 至 4，high 4 及以上",
        en: "score at the start: below 3, below 4, or 4 and more",
        values: ["low", "middle", "high"]
      }),
      ...none
    ),
    regression_effect: orNull(
      double({zh: "向均值回归的预期变化", en: "change expected from regression to the mean", unit: "point"}),
      "配对不足，无法估计",
      "too few matched persons to estimate it"
    ),
    is_mostly_regression: orNull(
      boolean({zh: "变化多半是向均值回归", en: "mostly regression to the mean"}),
      "无法估计",
      "cannot be estimated"
    ),
    is_hidden: boolean({
      zh: "发布时隐去分数：只有一人配对，或可由他人推出",
      en: "scores hidden when published: one person matched, or it would tell of one"
    })
  })
});
