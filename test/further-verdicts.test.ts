import {describe, expect, it} from "vitest";
import type {Row} from "../pipelines/duckdb.ts";
import {type Cell, modelsOnRows, namedRowsSql, rowsSql} from "./models-on-rows.ts";

// rules that exports prove in part, over rows written by hand; the clock stands at the end of May 2024, and a key
// moment has three days for its meeting

type Given = {
  tickets?: Record<string, Cell>[];
  satisfaction?: Record<string, Cell>[];
  moments?: Cell[][];
  meetings?: Record<string, Cell>[];
  feedback?: Cell[][];
  gates?: Cell[][];
  submitted?: string[];
};

describe("metrics.further_verdicts", () => {
  it("R-29 and R-61 are unknown: words take a reader, and no system exports its reminders", async () => {
    const rows = await verdicts({
      tickets: [{submitted_at: "2024-05-01"}, {submitted_at: "2024-05-01", status_at_clock: "void"}],
      submitted: ["2024-05-02"]
    });
    expect(rows).toEqual(["R-29 unknown", "R-61 unknown"]);
  });

  it("R-31: an answer of all three dimensions proves the survey, a day without one lacks it", async () => {
    const one = {has_dimensions: true, clock_at: "2024-06-01", resolved_at: "2024-05-02"};
    const rows = await verdicts({
      satisfaction: [
        {...one, has_all_dimensions: true},
        {...one, has_all_dimensions: false},
        {...one, has_all_dimensions: false, resolved_at: "2024-05-31 12:00"},
        {...one, has_all_dimensions: false, has_dimensions: false} // nobody ever recorded dimensions
      ]
    });
    expect(rows).toEqual(["R-31 met proxy", "R-31 missed proxy", "R-31 pending proxy", "R-31 unknown proxy"]);
  });

  it("R-55: both sides met before the scope of work went to review; R-56: somebody met after a new demand", async () => {
    const meeting = {held_at: "2024-05-10 10:00", has_sales: true, has_both: true};
    const rows = await verdicts({
      gates: [
        ["O1", "7-1", "2024-05-12"], // two days after the meeting on it
        ["O2", "7-1", "2024-05-14"], // four days after the one with its customer
        ["O3", "7-1", "2024-05-13"], // three days after that of C3
        ["O1", "2-1", "2024-05-12"] // another gate
      ],
      meetings: [
        {...meeting, opportunity_id: "O1"},
        {...meeting, customer_id: "C2"},
        {...meeting, customer_id: "C3"},
        {held_at: "2024-05-20 10:00", has_sales: false, has_both: false, feedback_id: "F1"}
      ],
      feedback: [
        ["F1", null, "request", "2024-05-18 10:00"],
        ["F2", null, "request", "2024-05-18 10:00"],
        ["F3", null, "problem", "2024-05-18 10:00"], // no demand
        ["F4", null, "request", "2024-05-30 10:00"], // its days are not over
        ["F5", null, "request", "2024-05-01 10:00"] // before the first meeting on record
      ]
    });
    expect(rows).toEqual([
      ...["R-55 met", "R-55 met proxy", "R-55 missed"],
      ...["R-56 met", "R-56 missed", "R-56 pending", "R-56 unknown"]
    ]);
  });

  it("R-57 asks for sales alone at every key moment, R-55 for both sides but not at a closing", async () => {
    const rows = await verdicts({
      moments: [
        ["major_submitted", "2024-05-13", false, true, false, true],
        ["major_closed", "2024-05-13", true, true, false, false],
        ["complaint", "2024-06-02", false, false, false, false],
        ["complaint", "2024-05-01", null, null, false, false]
      ]
    });
    expect(rows).toEqual([
      ...["R-55 missed", "R-55 pending", "R-55 unknown"],
      ...["R-57 met", "R-57 met proxy", "R-57 pending", "R-57 unknown"]
    ]);
  });
});

describe("metrics.key_moments", () => {
  it("tells a meeting that sales attended from one of both sides", async () => {
    const rows = await modelsOnRows(["metrics.key_moments"], {
      "metrics.ticket_timeliness": rowsSql(
        "ticket_id varchar, customer_id varchar, level varchar, submitted_at timestamp, resolved_at timestamp",
        [["T1", "C1", "L1", "2024-05-10 10:00", null]]
      ),
      "warehouse.tickets":
        "select 'T' as ticket_id, 'C' as customer_id, timestamp '2024-01-01' as submitted_at, false as is_complaint",
      "metrics.meetings_held": rowsSql(
        "ticket_id varchar, customer_id varchar, held_at timestamp, has_sales boolean, has_both boolean",
        [
          ["T1", "C1", "2024-05-11 10:00", true, false],
          [null, "C1", "2024-05-09 10:00", true, true] // before the moment
        ]
      )
    });
    expect(rows).toMatchObject([{is_met: false, is_attended: true, is_attended_proxy: false}]);
  });
});

/** Returns each verdict as "R-31 met proxy", in order. */
async function verdicts(given: Given): Promise<string[]> {
  const {tickets = [], satisfaction = [], moments = [], meetings = [], feedback = [], gates = []} = given;
  const rows: Row[] = await modelsOnRows(
    ["metrics.further_verdicts"],
    {
      "warehouse.tickets_seen": namedRowsSql(
        "submitted_at timestamp, clock_at timestamp, status_at_clock varchar",
        tickets
      ),
      "metrics.ticket_satisfaction": namedRowsSql(
        "resolved_at timestamp, clock_at timestamp, has_all_dimensions boolean, has_dimensions boolean",
        satisfaction
      ),
      "metrics.key_moments": rowsSql(
        `moment varchar, due_at timestamp, is_met boolean, is_attended boolean, is_proxy boolean,
        is_attended_proxy boolean`,
        moments
      ),
      "metrics.meetings_held": namedRowsSql(
        `customer_id varchar, feedback_id varchar, opportunity_id varchar, held_at timestamp, has_sales boolean,
        has_both boolean`,
        meetings
      ),
      "warehouse.feedback": rowsSql(
        "feedback_id varchar, customer_id varchar, feedback_type varchar, submitted_at timestamp",
        feedback
      ),
      "metrics.handover_forms": rowsSql(
        "submitted_at timestamp",
        (given.submitted ?? []).map((at) => [at])
      ),
      "warehouse.opportunity_stage_events": rowsSql(
        "opportunity_id varchar, gate_code varchar, submitted_at timestamp",
        gates
      ),
      "warehouse.opportunities": rowsSql("opportunity_id varchar, customer_id varchar", [
        ["O1", "C1"],
        ["O2", "C2"],
        ["O3", "C3"]
      ])
    },
    {asOf: "2024-05-31"}
  );
  return rows.map((row) => `${row.rule_code} ${row.verdict}${row.is_proxy ? " proxy" : ""}`).sort();
}
