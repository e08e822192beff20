import {expect, it} from "vitest";
import {createRandom} from "../../pipelines/sample/random.ts";
import {modelsOnRows, rowsSql} from "../models-on-rows.ts";

// each draw is a customer with twelve matched persons whose uplift is known: how often does the interval hold it?

const draws = 2000;
const persons = 12;

const populations: [string, number[], number][] = [
  // chances of −1, 0, 1 and 2; the mean by hand: −0.15 + 0.35 + 0.30 = 0.5
  ["whole points from −1 to 2", [0.15, 0.35, 0.35, 0.15], 0.5],
  // lopsided: −0.1 + 0.2 + 0.2 = 0.3
  ["most of whom stay", [0.1, 0.6, 0.2, 0.1], 0.3]
];

it.each(populations)("holds a known uplift in 88 to 92 % of 2,000 draws of %s", async (_, chances, known) => {
  const random = createRandom(6, 44, 0);
  const rows = Array.from({length: draws * persons}, (_, i) => {
    let [left, change] = [random(), -1];
    for (const chance of chances) {
      if (left < chance) break;
      left -= chance;
      change++;
    }
    const customer = `C${String(Math.floor(i / persons)).padStart(4, "0")}`;
    return [
      customer,
      `P${i % persons}`,
      "closeness",
      "quarter",
      "2024-04-01",
      3000,
      3000 + change * 1000,
      true
    ];
  });
  const found = await modelsOnRows(
    ["metrics.uplift_intervals"],
    {
      "metrics.person_changes": rowsSql(
        `customer_id varchar, person_key varchar, degree varchar, period_grain varchar, period_start date,
          score_start bigint, score_end bigint, is_matched boolean`,
        rows
      ),
      "metrics.uplift_groups": rowsSql(
        `dimension varchar, dimension_value varchar, period_grain varchar, period_start date, degree varchar,
          customer_id varchar, count_matched integer, uplift double`,
        []
      )
    },
    {
      query: `select count(*)::integer as n, count_if(${known} between uplift_low - 1e-9 and uplift_high + 1e-9)::integer as held from metrics.uplift_intervals`
    }
  );
  const {n, held} = found[0] as {n: number; held: number};
  expect(n).toBeGreaterThan(draws * 0.99);
  expect(held / n).toBeGreaterThanOrEqual(0.88);
  expect(held / n).toBeLessThanOrEqual(0.92);
});
