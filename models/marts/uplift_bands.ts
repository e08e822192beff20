import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const hidden = ["不足 3 人，不显示", "fewer than 3 persons, not shown"] as const;

export const upliftBands = mart("uplift_bands", {
  label: {zh: "提升与期初分数", en: "uplift by baseline"},
  grain: {zh: "每个期间、三度之一与期初分段一行", en: "one row per period, degree and band of the baseline"},
  questions: {
    zh: "分数高的回落、低的回升，有多少是向均值回归？",
    en: "how much of the move is regression to the mean: high scores fall, low ones rise?"
  },
  key: ["period_grain", "period_start", "degree", "baseline_band"],
  audiences: ["executives", "analysts"],
  executives: {},
  columns: z.object({
    ...periodColumns(["quarter", "year"]),
    degree: varchar({zh: "三度之一", en: "degree", values: ["closeness", "solution", "price"]}),
    baseline_band: varchar({
      zh: "期初分段",
      en: "band of the score at the start",
      values: ["low", "middle", "high"]
    }),
    count_persons: integer({zh: "配对的关键人", en: "matched key persons"}),
    score_start: orNull(double({zh: "期初均分", en: "mean score at the start", unit: "1–5"}), ...hidden),
    uplift: orNull(double({zh: "平均变化", en: "mean change", unit: "point"}), ...hidden)
  })
});
