import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Row} from "../pipelines/duckdb.ts";
import {type Cell, modelsOnRows, rowsSql} from "./models-on-rows.ts";

// the health models over rows written by hand, each answer worked in the comments

const quarterColumns = `customer_id varchar, period_start date, last_day date, is_expected boolean, count_answers bigint,
  count_unusable bigint, score_sixths bigint`;
const formColumns = `customer_id varchar, period_start date, relationship_score double, relationship_score_max double,
  service_score double, service_score_max double`;

describe("the tier rule (SPEC 8.3)", () => {
  it("V-10: gives every pair of the specification its tier and flag", async () => {
    const pairs: [number | null, number | null][] = [
      [4, 3.8],
      [4, 4],
      [3, 3],
      [4, 3],
      [4, 2],
      [3.8, 3.9],
      [3.5, 3],
      [3.5, 2],
      [3.96, 5],
      [4, null]
    ];
    expect((await tiersOf(pairs)).map(({tier, tier_flag}) => [tier, tier_flag])).toEqual([
      ["sub_healthy", "standard"],
      ["healthy", null],
      ["at_risk", null],
      ["sub_healthy", "standard"],
      ["sub_healthy", "severe_gap"],
      ["sub_healthy", "middle_band"],
      ["sub_healthy", "middle_band"],
      ["sub_healthy", "severe_gap"],
      ["sub_healthy", "standard"],
      ["unrated", null]
    ]);
  });

  it("gives every pair of scores and of missing ones exactly one tier", async () => {
    const score = fc.option(
      fc.oneof(
        fc.integer({min: 1000, max: 5000}).map((thousandths) => thousandths / 1000),
        fc.constantFrom(1, 2, 2.999, 3, 3.001, 3.5, 3.999, 4, 4.001, 5)
      )
    );
    const pairs = fc.sample(fc.tuple(score, score), {numRuns: 2000, seed: 6});
    const rows = await tiersOf(pairs);
    expect(rows.length).toBe(2000);
    const wrong = rows
      .map((row, i) => [pairs[i]!, row.tier, row.tier_flag] as const)
      .filter(([pair, tier, flag]) => String(tierByHand(...pair)) !== String([tier, flag]));
    expect(wrong).toEqual([]);
  });

  it("makes one dimension below 3 a risk only if the company says so", async () => {
    const [row] = await tiersOf([[4, 2]], {severe_gap_as_risk: "true"});
    expect(row).toMatchObject({tier: "at_risk", tier_flag: "severe_gap"});
  });

  it("never raises a tier when an input breaks or goes missing", async () => {
    // answers 5 and 5 make 5; one of them on another scale, and the mean is unknown, not 5
    const rows = await modelsOnRows(["metrics.health_tiers"], {
      "metrics.customer_quarters": rowsSql(quarterColumns, [
        ["whole", "2024-04-01", "2024-06-30", true, 2, 0, 60000],
        ["broken", "2024-04-01", "2024-06-30", true, 2, 1, 60000]
      ]),
      "metrics.assessments": rowsSql(formColumns, [
        ["whole", "2024-04-01", 4, null, 4.5, null],
        ["broken", "2024-04-01", 4, null, 4.5, null]
      ])
    });
    expect(rows.map((row) => [row.customer_id, row.tier])).toEqual([
      ["broken", "unrated"],
      ["whole", "healthy"]
    ]);
  });
});

describe("the trend (A-31)", () => {
  const months = ["2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01"];

  it("compares with the tier of the quarter before, and has none after an unrated one or a gap", async () => {
    // healthy, at risk, unrated, healthy: first, declined, none, none
    const rows = await trendOf([
      [4, 4],
      [3, 3],
      [4, null],
      [4, 4]
    ]);
    expect(rows.map((row) => row.trend)).toEqual([null, "declined", null, null]);
    expect((await trendOf([[4, 4], null, [3, 3]])).map((row) => row.trend)).toEqual([null, null]);
  });

  it("is stable within a tier with the change of both scores beside it, unless scores are the basis", async () => {
    const scores: [number, number][] = [
      [4, 4.5],
      [4.5, 4.25]
    ]; // +0.5 and −0.25
    expect((await trendOf(scores))[1]).toMatchObject({
      trend: "stable",
      relationship_change: 0.5,
      service_change: -0.25
    });
    expect((await trendOf(scores, {health_trend_basis: "scores"}))[1]).toMatchObject({trend: "improved"});
  });

  async function trendOf(scores: ([number | null, number | null] | null)[], settings = {}): Promise<Row[]> {
    const given = scores.flatMap((pair, i) => (pair ? [{pair, start: months[i]!}] : []));
    return modelsOnRows(
      ["metrics.health_tiers"],
      {
        "metrics.customer_quarters": rowsSql(
          quarterColumns,
          given.map(({pair: [, service], start}) => answered("C", start, service))
        ),
        "metrics.assessments": rowsSql(
          formColumns,
          given.map(({pair: [relationship], start}) => ["C", start, relationship, null, null, null])
        )
      },
      {settings}
    );
  }
});

describe("the service score", () => {
  const tables = (rows: {surveys: Cell[][]; tickets: Cell[][]}) => ({
    "warehouse.surveys": rowsSql(
      `ticket_id varchar, customer_id varchar, surveyed_at timestamp, response_speed_score double, solution_score double,
        attitude_score double, response_speed_score_max double, solution_score_max double, attitude_score_max double`,
      rows.surveys
    ),
    "warehouse.tickets": rowsSql(
      `ticket_id varchar, customer_id varchar, status varchar, submitted_at timestamp, resolved_at timestamp,
        scored_at timestamp, satisfaction_score double, satisfaction_score_max double, response_speed_score double,
        solution_score double, attitude_score double, response_speed_score_max double, solution_score_max double,
        attitude_score_max double`,
      rows.tickets
    )
  });

  it("is the mean of each answer's answered dimensions; a survey wins over the ticket's own score", async () => {
    const rows = await modelsOnRows(
      ["metrics.satisfaction_answers"],
      tables({
        surveys: [
          ["FW1", "C", "2024-05-02", 5, 4, 3, null, null, null], // mean 4
          ["FW2", "C", "2024-05-03", 4, null, 3, null, null, null] // two of three: 3.5
        ],
        tickets: [
          ["FW1", "C", "closed", "2024-05-01", "2024-05-02", "2024-05-02", 1], // its survey wins
          ["FW3", "C", "closed", "2024-05-01", "2024-05-02", null, 4], // no survey: 4
          ["FW4", "C", "closed", "2024-05-01", "2024-05-02", null, null], // missing is missing
          ["FW5", "C", "void", "2024-05-01", null, null, 1] // void
        ]
      })
    );
    // in sixths of a thousandth: 4 → 24000, 3.5 → 21000
    expect(rows.map((row) => [row.ticket_id, row.source, Number(row.score_sixths)])).toEqual([
      ["FW1", "survey", 24000],
      ["FW2", "survey", 21000],
      ["FW3", "ticket", 24000]
    ]);
  });

  it("is 3.96 and sub-healthy, never 4.0, when its mean is just short of 4", async () => {
    // 24 answers of 4 and one of 3: 99 ÷ 25 = 3.96
    const [row] = await modelsOnRows(["metrics.health_tiers"], {
      "metrics.customer_quarters": rowsSql(quarterColumns, [
        ["C", "2024-04-01", "2024-06-30", true, 25, 0, 99 * 6000]
      ]),
      "metrics.assessments": rowsSql(formColumns, [["C", "2024-04-01", 5, null, 4, null]])
    });
    expect(row).toMatchObject({service_score: 3.96, service_source: "answers", tier: "sub_healthy"});
  });

  it("is that of surveys alone; the health form stands in only if the company lets it", async () => {
    const sources = [{}, ...["surveys_then_form", "form"].map((one) => ({service_score_source: one}))].map(
      async (settings) => {
        const [row] = await modelsOnRows(
          ["metrics.health_tiers"],
          {
            "metrics.customer_quarters": rowsSql(quarterColumns, [
              ["C", "2024-04-01", "2024-06-30", true, 1, 0, 30000],
              ["D", "2024-04-01", "2024-06-30", true, 0, 0, null]
            ]),
            "metrics.assessments": rowsSql(formColumns, [
              ["C", "2024-04-01", 4, null, 3, null],
              ["D", "2024-04-01", 4, null, 3, null]
            ])
          },
          {
            settings,
            query: "select string_agg(tier, ' ' order by customer_id) as tiers from metrics.health_tiers"
          }
        );
        return row!.tiers;
      }
    );
    expect(await Promise.all(sources)).toEqual([
      "healthy unrated",
      "healthy sub_healthy",
      "sub_healthy sub_healthy"
    ]);
  });
});

// the table of SPEC 8.2 said once more, region by region
function tierByHand(relationship: number | null, service: number | null): [string, string | null] {
  if (relationship === null || service === null) return ["unrated", null];
  const [low, high] = [Math.min(relationship, service), Math.max(relationship, service)];
  if (low >= 4) return ["healthy", null];
  if (high <= 3) return ["at_risk", null];
  if (low < 3) return ["sub_healthy", "severe_gap"];
  return ["sub_healthy", high >= 4 ? "standard" : "middle_band"];
}

/** Returns a quarter of one answer with that score, or of none. */
function answered(id: string, start: string, service: number | null): Cell[] {
  const answers = service === null ? [0, 0, null] : [1, 0, Math.round(service * 6000)];
  return [id, start, start, true, ...answers];
}

async function tiersOf(pairs: [number | null, number | null][], settings = {}): Promise<Row[]> {
  const id = (i: number) => String(i).padStart(5, "0");
  return modelsOnRows(
    ["metrics.health_tiers"],
    {
      "metrics.customer_quarters": rowsSql(
        quarterColumns,
        pairs.map(([, service], i) => answered(id(i), "2024-04-01", service))
      ),
      "metrics.assessments": rowsSql(
        formColumns,
        pairs.map(([relationship], i) => [id(i), "2024-04-01", relationship, null, null, null])
      )
    },
    {settings, query: "select tier, tier_flag from metrics.health_tiers order by customer_id"}
  );
}
