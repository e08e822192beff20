import {beforeAll, describe, expect, it} from "vitest";
import type {Row} from "../pipelines/duckdb.ts";
import {type Cell, modelsOnRows, rowsSql} from "./models-on-rows.ts";

// the metrics of clocks and steps over rows written by hand, the clock at the end of 2024: each answer worked beside it

const tickets = rowsSql(
  `ticket_id varchar, customer_id varchar, level varchar, team varchar, assignee_team varchar, status varchar, clock varchar,
  submitted_at timestamp, first_response_at timestamp, assigned_at timestamp, resolved_at timestamp, response_elapsed_minutes integer,
  response_business_minutes integer, resolution_elapsed_minutes integer, resolution_business_minutes integer,
  resolution_elapsed_due_at timestamp, resolution_business_due_at timestamp, resolution_elapsed_verdict varchar,
  resolution_business_verdict varchar`,
  [
    // on the elapsed clock: 30 and 100 minutes, met
    [
      ...[
        "A",
        "c1",
        "L1",
        "T1",
        "T2",
        "closed",
        "elapsed",
        "2024-10-02 09:00",
        "2024-10-02 10:00",
        null,
        "2024-10-02 12:00"
      ],
      ...[30, 7, 100, 8, "2024-10-02 13:00", "2024-10-02 11:00", "met", "missed"]
    ],
    // in business time, taken from the assignment: 50 and 300 minutes, two hours late
    [
      ...[
        "B",
        "c1",
        "L1",
        "T1",
        null,
        "closed",
        "business",
        "2024-11-04 09:00",
        null,
        "2024-11-04 09:00",
        "2024-11-05 14:00"
      ],
      ...[999, 50, 999, 300, "2024-11-09 00:00", "2024-11-05 12:00", "met", "missed"]
    ],
    // open and an hour past due at the clock
    [
      ...["C", "c2", "L2", null, null, "open", "elapsed", "2024-12-31 19:00", "2024-12-31 20:00", null, null],
      ...[90, null, null, null, "2024-12-31 23:00", null, "missed", "unknown"]
    ],
    // void: in none of them
    [
      ...[
        "D",
        "c2",
        "L2",
        "T1",
        "T2",
        "void",
        "elapsed",
        "2024-10-02 09:00",
        "2024-10-02 10:00",
        null,
        "2024-10-02 12:00"
      ],
      ...[5, 5, 5, 5, "2024-10-02 10:00", null, "missed", "unknown"]
    ]
  ] as Cell[][]
);

const seen = rowsSql("submitted_at timestamp, is_joint boolean, status_at_clock varchar", [
  ["2024-10-02 09:00", true, "closed"],
  ["2024-11-04 09:00", false, "closed"],
  ["2024-12-31 19:00", null, "open"], // does not say
  ["2024-10-02 09:00", true, "void"]
]);

const rates = "count_met integer, count_due integer, on_time_ratio double";
const steps = rowsSql(`rule_code varchar, period_grain varchar, period_start date, ${rates}`, [
  ["R-16", "year", "2024-01-01", 3, 4, 0.75],
  ["R-23", "year", "2024-01-01", 1, 2, 0.5],
  ["R-21", "year", "2024-01-01", 1, 1, 1],
  ["R-24", "year", "2024-01-01", 0, 5, 0],
  ["R-58", "year", "2024-01-01", 0, 0, null],
  ["R-59", "year", "2024-01-01", 9, 10, 0.9]
]);

const periods = rowsSql(
  `period_grain varchar, period_start date, measure varchar, basis varchar, dimension varchar, dimension_value varchar,
  level varchar, count_due integer, count_missed integer`,
  [
    ["year", "2024-01-01", "resolution", "applied", "company", "all", "all", 3, 2],
    ["year", "2024-01-01", "resolution", "elapsed", "company", "all", "all", 3, 1],
    ["year", "2024-01-01", "resolution", "applied", "company", "all", "headline", 2, 1],
    ["year", "2024-01-01", "response", "applied", "company", "all", "all", 3, 3]
  ]
);

describe("marts.clock_values", () => {
  let rows: Row[] = [];
  beforeAll(async () => {
    rows = await modelsOnRows(["marts.clock_values"], {
      "metrics.ticket_timeliness": tickets,
      "warehouse.tickets_seen": seen,
      "marts.timeliness_periods": periods,
      "marts.process_deadlines": steps
    });
  });

  it("times the response from submission on the applied clock: M-02 the median, M-05 the mean in hours", () => {
    expect(figureOf("M-02")).toEqual([50, 3]); // 30, 50, 90
    expect(figureOf("M-05")).toEqual([170 / 180, 3]); // (30 + 50 + 90) / 60 / 3
    expect(figureOf("M-05", "customer", "c1")).toEqual([80 / 120, 2]);
  });

  it("times the solution in the period it was found: M-07 the median, M-11 the mean, also by level", () => {
    expect(figureOf("M-07")).toEqual([200, 2]); // 100 and 300
    expect(figureOf("M-07", "company", "all", "2024-10-01")).toEqual([100, 1]);
    expect(figureOf("M-11")).toEqual([200, 2]);
    expect(figureOf("M-11", "level", "L1")).toEqual([200, 2]);
    expect(figureOf("M-11", "level", "L2")).toBeUndefined();
  });

  it("rates the late ones as applied, over all levels, and says by how much: M-10", () => {
    expect(figureOf("M-10")).toEqual([2 / 3, 3]);
    expect(figureOf("M-10", "delay", "mean_minutes")).toEqual([90, 2]); // 120 and, still open, 60
  });

  it("counts joint handling among the tickets that say so: M-13", () => {
    expect(figureOf("M-13")).toEqual([0.5, 2]);
    expect(figureOf("M-13", "meeting", "within_1h")).toEqual([1, 1]);
  });

  it("takes the rates of steps from their rules, and nothing due is unknown: M-06, M-12, M-14, M-18, M-19", () => {
    expect(["M-06", "M-12", "M-14", "M-19"].map((code) => figureOf(code))).toEqual([
      [0.75, 4],
      [0.5, 2],
      [0, 5],
      [0.9, 10]
    ]);
    expect(figureOf("M-18")).toEqual([null, 0]);
    expect(rows.find((row) => row.metric_code === "M-18")!.status).toBe("unknown");
  });

  it("counts what was solved, by the company, the owner's and the assignee's team: M-22", () => {
    expect(figureOf("M-22")).toEqual([2, 2]);
    expect(figureOf("M-22", "team", "T1")).toEqual([2, 2]);
    expect(figureOf("M-22", "assignee_team", "T2")).toEqual([1, 1]);
  });

  /** Returns a metric's value and number, of the year unless a month is named. */
  function figureOf(code: string, dimension = "company", value = "all", month?: string) {
    const found = rows.find(
      (row) =>
        row.metric_code === code &&
        row.dimension === dimension &&
        row.dimension_value === value &&
        row.period_grain === (month ? "month" : "year") &&
        row.period_start === (month ?? "2024-01-01")
    );
    return found && [found.value, found.count_n];
  }
});
