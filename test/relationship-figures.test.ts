import {describe, expect, it} from "vitest";
import {modelsOnRows, namedRowsSql, rowsSql} from "./models-on-rows.ts";

// what became of tiers and of scores, over rows written by hand, each answer worked in the comments

describe("marts.tier_movements", () => {
  it("counts who went from which tier to which, who is new and who has gone", async () => {
    const rows = await modelsOnRows(["marts.tier_movements"], {
      "marts.customer_health": rowsSql(
        "customer_id varchar, period_start date, tier varchar, is_expected boolean",
        [
          ["A", "2024-01-01", "healthy", true],
          ["A", "2024-04-01", "at_risk", true],
          ["B", "2024-01-01", "healthy", true],
          ["B", "2024-04-01", "healthy", true],
          ["C", "2024-01-01", "unrated", false], // neither asked for nor rated: does not count
          ["D", "2024-04-01", "unrated", true]
        ]
      )
    });
    const said = rows.map((row) => `${row.period} ${row.from_tier} ${row.to_tier} ${row.count_customers}`);
    expect(said.sort()).toEqual([
      ...["2024Q1 new healthy 2", "2024Q2 healthy at_risk 1", "2024Q2 healthy healthy 1"],
      "2024Q2 new unrated 1"
    ]);
  });

  it("calls gone who has no row in the next quarter, and skips the quarter that nobody has one of", async () => {
    const rows = await modelsOnRows(["marts.tier_movements"], {
      "marts.customer_health": rowsSql(
        "customer_id varchar, period_start date, tier varchar, is_expected boolean",
        [
          ["A", "2024-01-01", "healthy", true],
          ["B", "2024-01-01", "at_risk", true],
          ["B", "2024-04-01", "at_risk", true] // the last quarter: that nobody follows it is no leaving
        ]
      )
    });
    const said = rows.map((row) => `${row.period} ${row.from_tier} ${row.to_tier}`);
    expect(said.sort()).toEqual([
      ...["2024Q1 new at_risk", "2024Q1 new healthy", "2024Q2 at_risk at_risk", "2024Q2 healthy gone"]
    ]);
  });
});

describe("marts.health_backtest", () => {
  const ended = {signed_date: "2023-06-01", end_date: "2024-05-31", kind: "first"};
  const backtest = (
    tiers: [string, string, string][],
    contracts: Record<string, string | boolean | null>[]
  ) =>
    modelsOnRows(
      ["marts.health_backtest"],
      {
        "metrics.health_tiers": rowsSql("customer_id varchar, period_start date, tier varchar", tiers),
        "metrics.contract_ends": namedRowsSql(
          `contract_id varchar, customer_id varchar, signed_date date, end_date date, kind varchar, is_renewed boolean`,
          contracts
        )
      },
      {asOf: "2024-06-30"}
    );
  const of = (rows: Record<string, unknown>[], outcome: string, tier: string, basis = "all") =>
    rows.find((row) => row.basis === basis && row.outcome === outcome && row.tier === tier)!;

  it("counts what followed in the next quarter: renewed, lost, bought, and says with three customers it cannot tell", async () => {
    const rows = await backtest(
      [
        ["A", "2024-01-01", "healthy"],
        ["B", "2024-01-01", "at_risk"],
        ["C", "2024-01-01", "at_risk"],
        ["D", "2024-01-01", "unrated"], // foretells nothing
        ["A", "2024-04-01", "healthy"] // its next quarter is not over
      ],
      [
        {...ended, customer_id: "A", contract_id: "A1", is_renewed: true},
        {customer_id: "A", contract_id: "A2", signed_date: "2024-06-01", kind: "upsell", is_renewed: false},
        {...ended, customer_id: "B", contract_id: "B1", is_renewed: false}, // ends in May: lost by the end of June
        {customer_id: "C", contract_id: "C1", signed_date: "2023-01-01", kind: "first", is_renewed: false}
      ]
    );
    expect(of(rows, "renewal", "healthy")).toMatchObject({count_n: 1, count_yes: 1, ratio: 1});
    expect(of(rows, "renewal", "at_risk")).toMatchObject({count_n: 1, count_yes: 0, ratio: 0});
    expect(of(rows, "loss", "healthy")).toMatchObject({count_n: 1, count_yes: 0});
    expect(of(rows, "loss", "at_risk")).toMatchObject({count_n: 2, count_yes: 1, ratio: 0.5});
    expect(of(rows, "purchase", "healthy")).toMatchObject({count_n: 1, count_yes: 1});
    expect(of(rows, "purchase", "at_risk")).toMatchObject({count_n: 2, count_yes: 0});
    expect(of(rows, "renewal", "sub_healthy")).toMatchObject({count_n: 0, ratio: null, ratio_low: null});
    expect(new Set(rows.map((row) => row.verdict))).toEqual(new Set(["cannot_tell"]));
    expect(of(rows, "loss", "at_risk", "last")).toMatchObject({count_n: 2, count_yes: 1});
  });

  it("foretells where the ranges of 9 of 10 and 1 of 10 lie apart, contradicts the other way round", async () => {
    const told = async (renewedOfTen: {healthy: number; at_risk: number}) => {
      const people = Object.entries(renewedOfTen).flatMap(([tier, renewed]) =>
        Array.from({length: 10}, (_, i) => ({id: `${tier}${i}`, tier, is_renewed: i < renewed}))
      );
      return backtest(
        people.map(({id, tier}) => [id, "2024-01-01", tier]),
        people.map(({id, is_renewed}) => ({...ended, customer_id: id, contract_id: id, is_renewed}))
      );
    };
    const rows = await told({healthy: 9, at_risk: 1});
    const {verdict, ratio_low, ratio_high} = of(rows, "renewal", "healthy");
    expect(verdict).toBe("foretells");
    // Wilson at 90 %: (9 + 1.35277 ± 1.64485 × √(9 × 1 ÷ 10 + 0.67639)) ÷ 12.70554 = 0.65226 and 0.97738
    expect(ratio_low).toBeCloseTo(0.65226, 4);
    expect(ratio_high).toBeCloseTo(0.97738, 4);
    expect(of(await told({healthy: 1, at_risk: 9}), "renewal", "healthy").verdict).toBe("contradicts");
    expect(of(await told({healthy: 6, at_risk: 5}), "renewal", "healthy").verdict).toBe("cannot_tell");
  });
});

describe("the three degrees", () => {
  const quarter = {
    period_grain: "quarter",
    period_start: "2024-04-01",
    period: "2024Q2",
    degree: "closeness"
  };

  it("compares served customers with those of the same tier and band alone, and concludes from five on", async () => {
    const one = (customer_id: string, uplift: number | null, isServed: boolean, band = "low") => ({
      ...{...quarter, customer_id, uplift, has_expert_service: isServed},
      ...{tier_before: "sub_healthy", baseline_band: band, is_hidden: false}
    });
    const rows = await modelsOnRows(["marts.uplift_comparisons"], {
      "marts.relationship_uplift": namedRowsSql(
        `period_grain varchar, period_start date, period varchar, degree varchar, customer_id varchar, uplift double,
        has_expert_service boolean, tier_before varchar, baseline_band varchar, is_hidden boolean`,
        [
          one("A", 1, true),
          one("B", 0.5, true, "high"), // nobody comparable began as high
          one("C", 0.25, false),
          one("D", 0.5, false),
          one("E", null, false), // nobody matched
          {...one("F", 9, false), tier_before: "unrated"}
        ]
      )
    });
    // A's 1 beside the mean 0.375 of C and D
    expect(rows).toEqual([
      {
        ...quarter,
        ...{
          count_served: 2,
          count_compared: 1,
          served_uplift: 1,
          comparable_uplift: 0.375,
          difference: 0.625
        },
        status: "too_few"
      }
    ]);
  });

  it("shows how those who began low, middle and high moved, and hides fewer than three", async () => {
    const cell = {period_grain: "quarter", period_start: "2024-04-01", degree: "closeness"};
    const person = (start: number, end: number, customer_id = "A") => ({
      ...{...cell, is_matched: true},
      ...{customer_id, score_start: start * 1000, score_end: end * 1000}
    });
    const bandsOf = async (persons: Record<string, string | number | boolean>[]) => {
      const rows = await modelsOnRows(["marts.uplift_bands"], {
        "metrics.person_changes": namedRowsSql(
          `customer_id varchar, period_grain varchar, period_start date, degree varchar, is_matched boolean,
          score_start bigint, score_end bigint`,
          persons
        ),
        "marts.relationship_uplift": namedRowsSql(
          "customer_id varchar, period_grain varchar, period_start date, degree varchar, is_hidden boolean",
          [{...cell, customer_id: "H", is_hidden: true}]
        )
      });
      return rows.map((row) => [row.baseline_band, row.count_persons, row.uplift]).sort();
    };
    const low = [person(1, 3), person(2, 3), person(2.999, 2.999)]; // (2 + 1 + 0) ÷ 3
    // middle from 3 on, high from 4 on; of two and of one nothing
    expect(await bandsOf([...low, person(3, 4), person(3.5, 4), person(4, 3)])).toEqual([
      ["high", 1, null],
      ["low", 3, 1],
      ["middle", 2, null]
    ]);
    const pairs = [1, 1, 3, 3, 4, 4].map((start) => person(start, 5));
    expect((await bandsOf(pairs)).map(([, , uplift]) => uplift)).toEqual([null, null, null]);
    // the total less the low would tell of two; a hidden customer's and an unmatched person count nowhere
    const few = [...low, person(3, 4), person(5, 1, "H"), {...person(1, 5), is_matched: false}];
    expect(await bandsOf(few)).toEqual([
      ["low", 3, null],
      ["middle", 1, null]
    ]);
  });
});

describe("marts.behaviour_periods (M-45)", () => {
  const columns = `project_id varchar, opportunity_id varchar, customer_id varchar, project_type varchar,
    element varchar, is_known boolean, recorded_date date, load_rank integer, source_row integer`;

  it("counts known of required elements by type, and the uplift of projects known at the start", async () => {
    const pattern = (project: string, element: string, isKnown: boolean, day: string) => ({
      ...{project_id: project, project_type: "软件", element, is_known: isKnown, recorded_date: day},
      ...{load_rank: 1, source_row: 1}
    });
    const rows = await modelsOnRows(["marts.behaviour_periods"], {
      "warehouse.behaviour_patterns": namedRowsSql(columns, [
        pattern("P1", "预算", true, "2024-03-01"),
        pattern("P1", "决策链", false, "2024-03-01"),
        pattern("P1", "决策链", true, "2024-05-01"),
        pattern("P2", "预算", true, "2024-05-02"), // nothing of it was written down at the quarter's start
        pattern("P2", "闲谈", true, "2024-05-02") // on no list
      ]),
      "policy.behaviour_elements": rowsSql("project_type varchar, element varchar", [
        ["软件", "预算"],
        ["软件", "决策链"],
        ["*", "预算"]
      ]),
      "metrics.periods": rowsSql("period_grain varchar, period_start date, period varchar", [
        ["quarter", "2024-04-01", "2024Q2"],
        ["month", "2024-05-01", "2024-05"]
      ])
    });
    // at the end P1 knows 2 of 2, P2 1 of 2; at the start P1 knew 1 of 2: 50 points more
    const expected = {
      ...{period_grain: "quarter", period: "2024Q2", count_projects: 2, count_required: 4, count_known: 3},
      ...{mastery_ratio: 0.75, count_matched: 1, mastery_start: 0.5, mastery_end: 1, uplift: 0.5}
    };
    expect(rows).toMatchObject([
      {...expected, project_type: "all"},
      {...expected, project_type: "软件"}
    ]);
  });

  it("takes the list of all types where a type has none, and knows no uplift without a project at the start", async () => {
    const rows = await modelsOnRows(["marts.behaviour_periods"], {
      "warehouse.behaviour_patterns": namedRowsSql(columns, [
        {
          customer_id: "C",
          project_type: "硬件",
          element: "预算",
          is_known: false,
          recorded_date: "2024-05-01"
        }
      ]),
      "policy.behaviour_elements": rowsSql("project_type varchar, element varchar", [["*", "预算"]]),
      "metrics.periods": rowsSql("period_grain varchar, period_start date, period varchar", [
        ["quarter", "2024-04-01", "2024Q2"]
      ])
    });
    expect(rows.find((row) => row.project_type === "all")).toMatchObject({
      ...{count_required: 1, count_known: 0, mastery_ratio: 0, count_matched: 0, uplift: null}
    });
  });
});
