import {describe, expect, it} from "vitest";
import type {Row} from "../pipelines/duckdb.ts";
import {type Cell, everyDecision, modelsOnRows, rowsSql} from "./models-on-rows.ts";

// the three degrees over scores written by hand, each answer worked in the comments

const quarter = ["quarter", "2024-04-01", "2024Q2"];
const scoreColumns = `customer_id varchar, key_person_id varchar, person_hash varchar, rater_id varchar, scored_date date,
  closeness_score double, closeness_score_max double, solution_score double, solution_score_max double, price_score double,
  price_score_max double, degree varchar, score double, score_max double, load_rank integer, source_row integer`;
const personColumns = `customer_id varchar, key_person_id varchar, person_hash varchar, influence_weight double,
  joined_date date, left_date date, is_active boolean`;

const upliftModels = [
  "metrics.person_scores",
  "metrics.person_periods",
  "metrics.person_changes",
  "metrics.customer_uplifts"
];

/** A score of closeness: person, day, score, rater, and its scale if that is not 1 to 5. */
type Score = [person: string, day: string, score: number, rater?: string, scale?: number];

type Given = {
  scores: Score[];
  /** Person, influence, left on. */
  persons?: [string, number | null, string | null][];
  settings?: Record<string, string>;
  raters?: string[];
};

// 甲 3 → 4, 乙 4 and gone, 丙 new with 5
const v23: Score[] = [
  ["甲", "2024-03-29", 3],
  ["乙", "2024-03-29", 4],
  ["甲", "2024-06-28", 4],
  ["丙", "2024-06-28", 5]
];

describe("V-23", () => {
  it("matches 甲 alone: +1, coverage 1 of 2, 乙 is a change of key person and no fall", async () => {
    const expected = {
      uplift: 1,
      score_start: 3,
      score_end: 4,
      count_matched: 1,
      count_active: 2,
      count_left: 1,
      count_new: 1
    };
    const persons: Given["persons"] = [
      ["甲", null, null],
      ["乙", null, "2024-05-20"],
      ["丙", null, null]
    ];
    expect(await upliftOf({scores: v23, persons})).toMatchObject(expected);
    expect(await upliftOf({scores: v23})).toMatchObject(expected); // no list of key persons: seen from the scores
  });
});

describe("the baseline (A-32)", () => {
  it("is the last score on or before the first day; on the day itself counts", async () => {
    const scores: Score[] = [
      ["甲", "2024-02-01", 1],
      ["甲", "2024-04-01", 2],
      ["甲", "2024-06-28", 5]
    ];
    expect(await upliftOf({scores})).toMatchObject({score_start: 2, uplift: 3});
  });

  it("is the first inside where there is none before, and gives no uplift then, unless the company says so", async () => {
    const scores: Score[] = [
      ["甲", "2024-04-02", 2],
      ["甲", "2024-06-28", 5]
    ];
    expect(await upliftOf({scores})).toMatchObject({
      uplift: null,
      count_new: 1,
      count_matched: 0,
      count_active: 1
    });
    const settings = {uplift_baseline: "before_or_first"};
    expect(await upliftOf({scores, settings})).toMatchObject({score_start: 2, uplift: 3});
  });

  it("without a score in the period leaves the person unmatched: no change is not known", async () => {
    const scores: Score[] = [
      ["甲", "2024-03-29", 2],
      ["乙", "2024-03-29", 3],
      ["乙", "2024-06-28", 4]
    ];
    const persons: Given["persons"] = [
      ["甲", null, null],
      ["乙", null, null]
    ];
    expect(await upliftOf({scores, persons})).toMatchObject({uplift: 1, count_matched: 1, count_active: 2});
  });
});

describe("who counts", () => {
  const scores: Score[] = [
    ["甲", "2024-03-29", 3, "S9001"],
    ["甲", "2024-06-28", 5, "S0001"], // by one of the account's own
    ["乙", "2024-03-29", 3, "S9001"],
    ["乙", "2024-06-28", 4, "S9001"]
  ];

  it("leaves self-ratings out (A-34) and says how many, unless the company counts them", async () => {
    expect(await upliftOf({scores, raters: ["S0001"]})).toMatchObject({
      uplift: 1,
      count_matched: 1,
      count_self_rated: 1,
      count_same_rater: 1,
      count_active: 2
    });
    const settings = {self_ratings: "include"};
    expect(await upliftOf({scores, raters: ["S0001"], settings})).toMatchObject({
      uplift: 1.5,
      count_matched: 2
    });
  });

  it("leaves out who left, even if scored before leaving (A-33)", async () => {
    const left: Given["persons"] = [
      ["甲", null, "2024-06-29"],
      ["乙", null, null]
    ];
    for (const settings of [{}, ...(await everyDecision(upliftModels))])
      expect(await upliftOf({scores, persons: left, settings})).toMatchObject({
        uplift: 1,
        count_left: 1,
        count_active: 1
      });
  });

  it("takes no score of another scale (A-29)", async () => {
    const ten: Score[] = [
      ["甲", "2024-03-29", 3],
      ["甲", "2024-06-28", 4, "S9001", 10]
    ];
    const persons: Given["persons"] = [["甲", null, null]];
    for (const settings of [{}, ...(await everyDecision(upliftModels))])
      expect(await upliftOf({scores: ten, persons, settings})).toMatchObject({
        uplift: null,
        count_matched: 0,
        count_active: 1
      });
  });
});

describe("the weighted mean", () => {
  // published_scores.md: Gainsight, Natero, Vitally; changes from 0, as the model has it in thousandths
  const published: [string, [number, number][], number][] = [
    [
      "Gainsight",
      [
        [20, 47],
        [15, 59],
        [22, 21]
      ],
      40.122807
    ],
    [
      "Natero",
      [
        [7, 83],
        [5, 71],
        [8, 78],
        [3, 54]
      ],
      74.869565
    ],
    [
      "Vitally",
      [
        [1, 10],
        [1, 10],
        [1, 0]
      ],
      6.666667
    ]
  ];

  it.each(published)("gives %s's published score, rounded once at the end", async (_, pairs, expected) => {
    const changes = (weights: string) =>
      modelsOnRows(
        ["metrics.customer_uplifts"],
        {
          "metrics.person_changes": rowsSql(
            `customer_id varchar, degree varchar, period_grain varchar, period_start date, period_end date,
            influence_weight bigint, score_start bigint, score_end bigint, is_active boolean, is_matched boolean,
            has_left boolean, is_new_baseline boolean, has_self_rating boolean, is_same_rater boolean`,
            pairs.map(([weight, score]) => [
              "C",
              "closeness",
              "quarter",
              "2024-04-01",
              "2024-06-30",
              weight * 10000,
              0,
              score * 1000,
              true,
              true,
              false,
              false,
              false,
              true
            ])
          )
        },
        {settings: {uplift_weights: weights}}
      );
    const [row] = await changes("influence");
    expect(row!.uplift).toBeCloseTo(expected, 6);
    const [equal] = await changes("equal");
    const mean = pairs.reduce((sum, [, score]) => sum + score, 0) / pairs.length;
    expect(equal!.uplift).toBeCloseTo(mean, 9);
  });
});

describe("the interval", () => {
  const columns = `customer_id varchar, person_key varchar, degree varchar, period_grain varchar, period_start date,
    score_start bigint, score_end bigint, is_matched boolean`;

  it("needs eight matched persons and a spread, holds the mean, and is the same each time", async () => {
    const of = (n: number, score: (i: number) => number, seed = "1") =>
      modelsOnRows(
        ["metrics.uplift_intervals"],
        {
          "metrics.person_changes": rowsSql(
            columns,
            Array.from({length: n}, (_, i) => [
              "C",
              `P${i}`,
              "closeness",
              "quarter",
              "2024-04-01",
              3000,
              score(i),
              true
            ])
          ),
          "metrics.uplift_groups": groupsOf([])
        },
        {settings: {uplift_seed: seed}}
      );
    const mixed = (i: number) => 3000 + (i % 3) * 1000; // 0, 1, 2, …: mean of nine is 1
    expect(await of(7, mixed)).toEqual([]);
    expect(await of(9, () => 4000)).toEqual([]); // no spread, nothing to draw from
    const uneven = (i: number) => 3000 + i * i * 37;
    const [once, again] = [await of(9, mixed), await of(9, mixed)];
    expect(once).toEqual(again);
    expect(await of(9, uneven, "2")).not.toEqual(await of(9, uneven, "1"));
    const {uplift_low: low, uplift_high: high} = once[0] as Record<string, number>;
    // t: 1 ± 1.860 × 0.866 ÷ 3 = 0.463 to 1.537
    expect(low).toBeCloseTo(0.463, 1);
    expect(high).toBeCloseTo(1.537, 1);
  });
});

describe("what is published", () => {
  it("hides a customer with one matched person, and the next smallest with it, else the mean would tell", async () => {
    const given = (counts: number[]) =>
      modelsOnRows(
        ["marts.relationship_uplift"],
        {
          "metrics.customer_uplifts": rowsSql(
            `customer_id varchar, degree varchar, period_grain varchar, period_start date, period_end date,
              count_active integer, count_matched integer, count_left integer, count_new integer, count_self_rated integer,
              count_same_rater integer, score_start double, score_end double, uplift double`,
            counts.map((n, i) => [
              `C${i}`,
              "price",
              ...quarter.slice(0, 2),
              "2024-06-30",
              3,
              n,
              0,
              0,
              0,
              n,
              3,
              4,
              1
            ])
          ),
          "metrics.person_changes": rowsSql(
            `period_grain varchar, period_start date, degree varchar, score_start bigint, score_end bigint, is_matched boolean`,
            []
          ),
          "metrics.uplift_intervals": rowsSql(
            `dimension varchar, dimension_value varchar, period_grain varchar, period_start date, degree varchar,
              count_units integer, uplift_low double, uplift_high double`,
            []
          ),
          "metrics.customer_labels": rowsSql("customer_id varchar, customer_name varchar", []),
          "marts.customer_health": rowsSql("customer_id varchar, period_start date, tier varchar", []),
          "warehouse.expert_services": rowsSql("customer_id varchar, service_date date", [])
        },
        {query: "select customer_id from marts.relationship_uplift where is_hidden order by 1"}
      );
    const hidden = async (counts: number[]) => (await given(counts)).map((row) => row.customer_id);
    expect(await hidden([3, 1, 2])).toEqual(["C1", "C2"]);
    expect(await hidden([1, 1, 2])).toEqual(["C0", "C1"]);
    expect(await hidden([3, 2, 0])).toEqual([]);
  });
});

/** Returns the row of 2024Q2 and closeness of customer C. */
async function upliftOf({scores, persons = [], settings = {}, raters = []}: Given): Promise<Row> {
  const rows = await modelsOnRows(
    upliftModels,
    {
      "metrics.periods": rowsSql("period_grain varchar, period_start date, period varchar", [quarter]),
      "warehouse.key_person_scores": rowsSql(
        scoreColumns,
        scores.map(([person, day, score, rater = "S9001", scale], i): Cell[] => [
          "C",
          null,
          person,
          rater,
          day,
          score,
          scale ?? null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          1,
          i
        ])
      ),
      "warehouse.key_persons": rowsSql(
        personColumns,
        persons.map(([person, weight, left]): Cell[] => [
          "C",
          `GJ${person}`,
          person,
          weight,
          null,
          left,
          null
        ])
      ),
      "warehouse.customer_roles": rowsSql(
        "customer_id varchar, person_id varchar, valid_from date, valid_to date",
        raters.map((rater) => ["C", rater, "2020-01-01", "9999-12-31"])
      )
    },
    {asOf: "2024-06-30", settings, query: "from metrics.customer_uplifts where degree = 'closeness'"}
  );
  expect(rows.length).toBe(1);
  return Object.fromEntries(
    Object.entries(rows[0]!).map(([name, value]) => [
      name,
      typeof value === "bigint" || /^\d+$/.test(String(value)) ? Number(value) : value
    ])
  );
}

function groupsOf(rows: Cell[][]): string {
  return rowsSql(
    `dimension varchar, dimension_value varchar, period_grain varchar, period_start date, degree varchar,
      customer_id varchar, count_matched integer, uplift double`,
    rows
  );
}

describe("sums beside the customers that are shown", () => {
  const at = ["quarter", "2024-04-01", "closeness"] as const;

  it("show no band whose persons all bands less the others would tell, nor count a hidden customer's", async () => {
    // low 1, middle 3, high 5 persons: customers tell what all nine come to, so low and middle are hidden together
    const counts = [["low", 2000, 1], ["middle", 3500, 3], ["high", 4500, 5]] as const; // biome-ignore format: a table
    const persons = counts.flatMap(([band, start, count]) =>
      Array.from({length: count}, (): Cell[] => [...at, band, start, start + 500, true])
    );
    const hidden: Cell[] = [...at, "C0", 4500, 1000, true];
    const rows = await modelsOnRows(["marts.uplift_bands"], {
      "metrics.person_changes": rowsSql(
        `period_grain varchar, period_start date, degree varchar, customer_id varchar, score_start integer,
        score_end integer, is_matched boolean`,
        [...persons, hidden]
      ),
      "marts.relationship_uplift":
        "select 'C0' as customer_id, 'quarter' as period_grain, date '2024-04-01' as period_start, 'closeness' as degree, true as is_hidden"
    });
    expect(rows.map((row) => [row.baseline_band, row.count_persons, row.score_start, row.uplift])).toEqual([
      ["high", 5, 4.5, 0.5],
      ["low", 1, null, null],
      ["middle", 3, null, null]
    ]);
  });

  it("compare no hidden customer: of one with service the figure would be that person's", async () => {
    const customers: Cell[][] = [
      ["C1", ...at, "2024Q2", 1, "healthy", "low", true, true],
      ["C2", ...at, "2024Q2", 0.5, "healthy", "low", true, false],
      ["C3", ...at, "2024Q2", 0.25, "healthy", "low", false, false]
    ];
    const rows = await modelsOnRows(["marts.uplift_comparisons"], {
      "marts.relationship_uplift": rowsSql(
        `customer_id varchar, period_grain varchar, period_start date, degree varchar, period varchar, uplift double,
        tier_before varchar, baseline_band varchar, has_expert_service boolean, is_hidden boolean`,
        customers
      )
    });
    expect(rows).toMatchObject([{count_served: 1, served_uplift: 0.5, comparable_uplift: 0.25}]);
  });

  it("show no team with a hidden customer among its own", async () => {
    const group = (dimension: string, value: string, customer: string): Cell[] => [
      ...[...at, "2024-06-30", dimension, value, customer],
      ...[1, 3, 3, 0, 0, 3, 4]
    ];
    const staff = ["p1", "p2", "p3", "p4", "p5"].flatMap((person) =>
      ["C1", "C2"].map((one) => [one, person])
    );
    const rows = await modelsOnRows(
      ["marts.uplift_periods"],
      {
        "metrics.uplift_groups": rowsSql(
          `period_grain varchar, period_start date, degree varchar, period_end date, dimension varchar,
          dimension_value varchar, customer_id varchar, uplift double, count_matched integer, count_active integer,
          count_left integer, count_self_rated integer, score_start double, score_end double`,
          [
            group("company", "all", "C1"),
            group("company", "all", "C2"),
            group("team", "A", "C1"),
            group("team", "B", "C2")
          ]
        ),
        "metrics.uplift_intervals": `select * from (${rowsSql(
          `dimension varchar, dimension_value varchar, period_grain varchar, period_start date, degree varchar,
          uplift_low double, uplift_high double, count_units integer`,
          []
        )})`,
        "warehouse.customer_roles": `select *, date '2020-01-01' as valid_from, date '9999-12-31' as valid_to
          from (${rowsSql("customer_id varchar, person_id varchar", staff)})`,
        "marts.relationship_uplift":
          "select 'C1' as customer_id, 'quarter' as period_grain, date '2024-04-01' as period_start, 'closeness' as degree, true as is_hidden"
      },
      {query: "select dimension_value, uplift, interval_status from marts.uplift_periods order by 1"}
    );
    expect(rows).toEqual([
      {dimension_value: "A", uplift: null, interval_status: "suppressed"},
      {dimension_value: "B", uplift: 1, interval_status: "insufficient"},
      {dimension_value: "all", uplift: 1, interval_status: "insufficient"}
    ]);
  });
});
