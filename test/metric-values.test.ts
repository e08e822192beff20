import {beforeAll, describe, expect, it} from "vitest";
import type {Row} from "../pipelines/duckdb.ts";
import {modelsOnRows, namedRowsSql, rowsSql} from "./models-on-rows.ts";

// metrics of feedback, satisfaction, handovers, meetings, contracts and gates over at most six rows a table; the clock
// stands at the end of 2024 and every answer is worked beside its rows

describe("marts.feedback_values", () => {
  const satisfaction = namedRowsSql(
    `resolved_at timestamp, is_scored boolean, collection_verdict varchar, score double, is_low boolean,
    is_pacified boolean`,
    [
      {is_scored: true, collection_verdict: "met", score: 5, is_low: false},
      {is_scored: true, collection_verdict: "missed", score: 3, is_low: true, is_pacified: true},
      {is_scored: true, collection_verdict: "unknown", score: 2, is_low: true}, // scored at a time nobody knows
      {is_scored: false, collection_verdict: "missed"},
      {is_scored: false, collection_verdict: "pending"} // its 24 hours are not over
    ].map((row) => ({...row, resolved_at: "2024-05-15 10:00"}))
  );
  const verdicts = (rows: [string, string][]) =>
    rowsSql(
      "rule_code varchar, due_at timestamp, verdict varchar",
      rows.map(([rule, verdict]) => [rule, "2024-05-15 10:00", verdict])
    );
  let rows: Row[] = [];
  beforeAll(async () => {
    rows = await modelsOnRows(["marts.feedback_values"], {
      "metrics.ticket_satisfaction": satisfaction,
      "warehouse.feedback": rowsSql(
        "planned_date date, submitted_at timestamp, result varchar, feedback_class varchar",
        [
          ["2024-05-20", "2024-05-01", "done", "sales"],
          ["2024-05-20", "2024-05-01", "in_progress", "sales"],
          ["2024-05-20", "2024-05-01", "done", "product"],
          ["2024-05-20", "2024-05-01", null, "product"], // nobody wrote what became of it
          ["2025-05-20", "2024-05-01", null, "sales"] // its plan is not over
        ]
      ),
      "metrics.process_feedback": verdicts([
        ["R-33", "met"],
        ["R-33", "missed"],
        ["R-36", "met"],
        ["R-34", "missed"] // no part of M-33
      ]),
      "metrics.process_updates": verdicts([
        ["R-39", "missed"],
        ["R-39", "pending"],
        ["R-39", "unknown"]
      ]),
      "metrics.process_health": verdicts([
        ["R-41", "met"],
        ["R-45", "missed"],
        ["R-49", "met"],
        ["R-49", "unknown"]
      ])
    });
  });
  const figure = (...asked: Asked) => figureOf(rows, ...asked);

  it("M-15: 3 of 4 collected, 1 of 3 known within 24 hours; M-16: the mean of 5, 3 and 2; M-17: 1 of 2", () => {
    expect(figure("M-15")).toEqual([0.75, 4]);
    expect(figure("M-15", "collected", "within_24h")).toEqual([1 / 3, 3]);
    const [mean, count] = figure("M-16")!;
    expect(mean).toBeCloseTo(10 / 3, 9);
    expect(count).toBe(3);
    expect(figure("M-16", "score", "low")![0]).toBeCloseTo(2 / 3, 9);
    expect(figure("M-17")).toEqual([0.5, 2]);
  });

  it("M-33: 2 of 4 steps of R-33, R-36 and R-39 in time, and each rule's own", () => {
    expect(figure("M-33")).toEqual([0.5, 4]);
    expect(figure("M-33", "rule", "R-33")).toEqual([0.5, 2]);
    expect(figure("M-33", "rule", "R-39")).toEqual([0, 1]);
  });

  it("M-34: 2 of 3 closed whose plan is over; of sales 1 of 2, of product 1 of 1", () => {
    expect(figure("M-34")![0]).toBeCloseTo(2 / 3, 9);
    expect(figure("M-34", "feedback_class", "sales")).toEqual([0.5, 2]);
    expect(figure("M-34", "feedback_class", "product")).toEqual([1, 1]);
  });

  it("M-38: 2 of 3 steps of health keeping in time", () => {
    expect(figure("M-38")![0]).toBeCloseTo(2 / 3, 9);
    expect(figure("M-38", "rule", "R-49")).toEqual([1, 1]);
  });
});

describe("marts.process_values", () => {
  const forms = namedRowsSql(
    `submitted_at timestamp, signed_date date, signed_at timestamp, confirmed_at timestamp, clock_at timestamp,
    was_incomplete boolean, count_fields integer, count_process_fields integer`,
    [
      {
        ...{submitted_at: "2024-05-15", signed_at: "2024-05-15 09:00", confirmed_at: "2024-05-15 19:00"},
        ...{was_incomplete: false, count_fields: 16, count_process_fields: 4}
      },
      {
        ...{submitted_at: "2024-05-16", signed_at: "2024-05-15 09:00", confirmed_at: "2024-05-16 05:00"},
        ...{was_incomplete: true, count_fields: 12, count_process_fields: 0}
      },
      {signed_date: "2024-05-17", count_fields: 4, count_process_fields: 2} // never submitted
    ].map((row) => ({...row, clock_at: "2025-01-01"}))
  );
  let rows: Row[] = [];
  beforeAll(async () => {
    rows = await modelsOnRows(["marts.process_values"], {
      "metrics.handover_forms": forms,
      "metrics.handover_verdicts": rowsSql("rule_code varchar, due_at timestamp, verdict varchar", [
        ["R-01", "2024-05-15", "met"],
        ["R-02", "2024-05-15", "missed"],
        ["R-04", "2024-05-15", "unknown"],
        ["R-05", "2024-05-15", "pending"],
        ["R-05", "2024-05-15", "met"],
        ["R-09", "2024-05-15", "missed"] // no part of M-30
      ]),
      "metrics.key_moments": rowsSql(
        "moment varchar, happened_at timestamp, due_at timestamp, is_met boolean",
        [
          ["major_submitted", "2024-05-15", "2024-05-19", true],
          ["major_closed", "2024-05-15", "2024-05-19", false],
          ["complaint", "2024-05-15", "2024-05-19", false],
          ["complaint", "2024-05-15", "2024-05-19", null], // before the first meeting on record
          ["complaint", "2024-12-31", "2025-01-04", false] // may still be met
        ]
      )
    });
  });
  const figure = (...asked: Asked) => figureOf(rows, ...asked);

  it("M-30: 2 of 3 steps in time, and a median of 15 hours from signing to confirmation", () => {
    expect(figure("M-30")![0]).toBeCloseTo(2 / 3, 9);
    expect(figure("M-30", "rule", "R-02")).toEqual([0, 1]);
    expect(figure("M-30", "chain", "median_hours")).toEqual([15, 2]); // 10 and 20 hours
  });

  it("M-31: 1 of 2 submitted needed more; M-32: 32 of 48 fields, 6 of 24 of the process", () => {
    expect(figure("M-31")).toEqual([0.5, 2]);
    expect(figure("M-32")![0]).toBeCloseTo(32 / 48, 9);
    expect(figure("M-32", "fields", "process")![0]).toBe(0.25);
  });

  it("M-37: 1 of 3 key moments whose days are over and of which one can tell", () => {
    expect(figure("M-37")![0]).toBeCloseTo(1 / 3, 9);
    expect(figure("M-37", "moment", "complaint")).toEqual([0, 1]);
  });
});

describe("marts.health_values", () => {
  const uplift = {period_grain: "year", period_start: "2024-01-01", dimension: "company"};
  let rows: Row[] = [];
  beforeAll(async () => {
    rows = await modelsOnRows(["marts.health_values"], {
      "metrics.periods": "select 'year' as period_grain, date '2024-01-01' as period_start",
      "metrics.contract_ends": rowsSql(
        "end_date date, signed_date date, amount decimal(18,2), is_renewed boolean, kind varchar",
        [
          ["2024-03-31", "2023-03-31", 100, true, "first"],
          ["2024-06-30", "2023-06-30", 300, false, "first"],
          ["2023-12-31", "2023-01-01", 999, true, "first"], // due a day before the twelve months
          [null, "2024-04-01", 70, false, "upsell"],
          [null, "2024-05-01", 30, false, "repeat"],
          [null, "2024-04-01", 500, false, "renewal"] // no purchase more
        ]
      ),
      "marts.customer_health": rowsSql(
        "period_start date, tenure_months integer, contract_amount decimal(18,2)",
        [
          ["2024-10-01", 10, 1],
          ["2024-10-01", 21, 1],
          ["2024-07-01", 99, 1], // not the period's last quarter
          ["2024-10-01", 99, null] // no contract runs
        ]
      ),
      "marts.uplift_periods": namedRowsSql(
        `period_grain varchar, period_start date, dimension varchar, degree varchar, uplift double,
      count_matched_persons integer`,
        [
          {...uplift, degree: "closeness", uplift: 0.5, count_matched_persons: 8},
          {...uplift, degree: "solution", uplift: -0.2, count_matched_persons: 9},
          {...uplift, degree: "price", count_matched_persons: 0} // nobody matched
        ]
      ),
      "marts.behaviour_periods": namedRowsSql(
        `period_grain varchar, period_start date, project_type varchar, mastery_ratio double, count_known integer,
      count_required integer, count_projects integer, uplift double, count_matched integer`,
        [
          {
            ...{period_grain: "year", period_start: "2024-01-01", project_type: "all", mastery_ratio: 0.6},
            ...{count_known: 6, count_required: 10, count_projects: 2, uplift: 0.25, count_matched: 1}
          }
        ]
      )
    });
  });
  const figure = (...asked: Asked) => figureOf(rows, ...asked);

  it("M-48: 1 of 2 due in twelve months is renewed, 100 of 400 by amount; M-49: 70 + 30", () => {
    expect(figure("M-48")).toEqual([0.5, 2]);
    expect(figure("M-48", "basis", "amount")).toEqual([0.25, 2]);
    expect(figure("M-49")).toEqual([100, 2]);
  });

  it("M-50: 15.5 months on average of customers with a contract at the period's end", () => {
    expect(figure("M-50")).toEqual([15.5, 2]);
  });

  it("M-44: the mean of the degrees that have one, 0.15; a degree without a pair is unknown", () => {
    const [mean, count] = figure("M-44")!;
    expect(mean).toBeCloseTo(0.15, 9);
    expect(count).toBe(9);
    expect(figure("M-44", "degree", "price")).toEqual([null, 0]);
  });

  it("M-45: 6 of 10 elements known, a quarter more than at the start", () => {
    expect(figure("M-45")).toEqual([0.6, 2]);
    expect(figure("M-45", "change", "all")).toEqual([0.25, 1]);
  });
});

describe("marts.opportunity_values", () => {
  const opportunity = {basis: "sourced", is_service_born: true, created_at: "2024-05-02"};
  let rows: Row[] = [];
  beforeAll(async () => {
    rows = await modelsOnRows(["marts.incubation_periods", "marts.opportunity_values"], {
      "metrics.periods": "select 'year' as period_grain, date '2024-01-01' as period_start, '2024' as period",
      "marts.opportunities": namedRowsSql(
        `opportunity_id varchar, basis varchar, is_service_born boolean, customer_id varchar, team varchar,
      origin_kind varchar, opportunity_class varchar, product varchar, status varchar, amount decimal(18,2),
      won_amount decimal(18,2), missing_fields varchar, created_at timestamp, incubated_at timestamp,
      approved_at timestamp, signed_at timestamp`,
        [
          {...opportunity, opportunity_id: "A", amount: 1000, approved_at: "2024-06-01"},
          {
            ...opportunity,
            opportunity_id: "B",
            amount: 500,
            approved_at: "2024-07-01",
            missing_fields: "owner"
          },
          {...opportunity, opportunity_id: "C", amount: 300}, // not approved
          {...opportunity, opportunity_id: "D", amount: 70, approved_at: "2023-12-31"}, // approved the year before
          {...opportunity, opportunity_id: "E", basis: null, amount: 9, approved_at: "2024-06-01"} // not of service
        ]
      ),
      "marts.opportunity_gates": rowsSql("opportunity_id varchar, state varchar", [
        ["A", "passed"],
        ["A", "passed"],
        ["B", "passed"],
        ["B", "missed"]
      ]),
      "marts.feedback_outcomes": rowsSql(
        `feedback_class varchar, submitted_at timestamp, count_opportunities integer, value_estimate decimal(18,2),
      signed_amount decimal(18,2)`,
        [
          ["sales", "2024-05-01", 1, 800, 200],
          ["sales", "2024-05-01", 0, 200, null],
          ["sales", "2024-05-01", 0, null, null], // without an estimate: in M-35 alone
          ["product", "2024-05-01", 1, 800, 800] // of another class: in neither
        ]
      ),
      "warehouse.violations": rowsSql("opportunity_id varchar", [["A"]])
    });
  });
  const figure = (...asked: Asked) => figureOf(rows, ...asked);

  it("M-41: 1000 + 500 approved in the year", () => {
    expect(figure("M-41")).toEqual([1500, 2]);
  });

  it("M-35: 1 of 3 led to an opportunity; M-36: 200 signed of 1000 estimated", () => {
    expect(figure("M-35")![0]).toBeCloseTo(1 / 3, 9);
    expect(figure("M-36")).toEqual([0.2, 2]);
  });

  it("M-53: 3 of 4 gates passed, 4 of 5 without a violation, 29 of 30 required fields", () => {
    expect(figure("M-53")).toEqual([0.75, 4]);
    expect(figure("M-53", "quality", "without_violation")).toEqual([0.8, 5]);
    expect(figure("M-53", "quality", "required_fields")![0]).toBeCloseTo(29 / 30, 9);
  });
});

it("M-21: 45 of 60 and 54 of 60 are 82.5 % in all, a survey without a maximum is unknown", async () => {
  const rows = await modelsOnRows(["marts.field_values"], {
    "marts.service_requests":
      "select true as is_closed, 1 as count_onsite_tasks, 1 as count_tasks, true as is_first_visit_fix, timestamp '2024-05-01' as closed_at where false",
    "warehouse.surveys": rowsSql(
      "request_id varchar, surveyed_at timestamp, total_score double, max_score double, total_score_max double",
      [
        ["R1", "2024-05-01", 45, 60, null],
        ["R2", "2024-05-01", 54, null, 60],
        ["R3", "2024-05-01", 50, null, null],
        [null, "2024-05-01", 1, 60, null] // of no request
      ]
    )
  });
  expect(figureOf(rows, "M-21")).toEqual([0.825, 2]);
});

type Asked = [code: string, dimension?: string, value?: string];

/** Returns a metric's value and number of 2024, or undefined if it has none. */
function figureOf(rows: Row[], code: string, dimension = "company", value = "all") {
  const found = rows.find(
    (row) =>
      row.metric_code === code &&
      row.dimension === dimension &&
      row.dimension_value === value &&
      row.period_grain === "year" &&
      row.period_start === "2024-01-01"
  );
  return found && [found.value, found.count_n];
}
