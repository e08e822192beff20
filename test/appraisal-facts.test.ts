import {describe, expect, it} from "vitest";
import {type Cell, modelsOnRows, rowsSql} from "./models-on-rows.ts";

describe("a rating", () => {
  const columns =
    "rating_id varchar, ticket_id varchar, request_id varchar, project_id varchar, appraiser_id varchar, appraisee_id varchar, score double, score_max double, max_score double, rated_at timestamp";
  const rating = (
    id: string,
    ticket: string | null,
    by: string,
    of: string,
    score: number,
    max: number | null = null
  ) => [id, ticket, null, null, by, of, score, null, max, "2024-05-16 10:00:00"] as Cell[];
  // V-24: hotline case of A0001, assignee A0056; owner and appraiser are A0001
  const rows = [
    rating("R1", "T1", "A0001", "A0056", 4),
    rating("R2", "T1", "A0001", "A0056", 45, 60),
    rating("R3", "T1", "A0056", "A0056", 5),
    rating("R4", "T1", "A0099", "A0056", 1),
    rating("R5", "T1", "A0001", "A0077", 1),
    rating("R6", "T9", "A0001", "A0056", 1),
    rating("R7", "T1", "A0001", "A0056", 6)
  ];
  const tables = {
    "warehouse.ratings": `select *, 'r.csv' as source_file, '' as source_sheet, 2 as source_row from (${rowsSql(columns, rows)})`,
    "warehouse.case_owners": "select 'T1' as ticket_id, 'A0001' as appraiser_id",
    "warehouse.case_participants": "select 'T1' as ticket_id, 'A0056' as person_id",
    "warehouse.delivery_projects":
      "select null::varchar as project_id, null::varchar as interface_person_id where false"
  };
  const facts = (settings = {}) =>
    modelsOnRows(["marts.appraisal_rating_facts"], tables, {
      settings,
      query:
        "select record_id, numerator::double as percent, reason from marts.appraisal_rating_facts order by record_id"
    });

  it("counts by percent where the owner gave it to one who took part; never one's own (A-20 to A-22)", async () => {
    expect(await facts()).toEqual([
      {record_id: "R1", percent: 80, reason: null}, // 4 of the default 5
      {record_id: "R2", percent: 75, reason: null}, // V-09: 45 of 60
      {record_id: "R3", percent: null, reason: "self_rating"},
      {record_id: "R4", percent: null, reason: "not_owner"},
      {record_id: "R5", percent: null, reason: "not_participant"},
      {record_id: "R6", percent: null, reason: "owner_unknown"},
      {record_id: "R7", percent: null, reason: "above_maximum"}
    ]);
  });

  it("without a maximum is of the company's own (A-20)", async () => {
    const ten = await facts({rating_default_max: "10"});
    expect(ten.filter(({reason}) => reason === null)).toEqual([
      {record_id: "R1", percent: 40, reason: null}, // 4 of 10
      {record_id: "R2", percent: 75, reason: null}, // has its own
      {record_id: "R7", percent: 60, reason: null} // 6 of 10 is none above the maximum any more
    ]);
  });

  it("of anybody counts where the company says so, but one's own", async () => {
    const open = await facts({rating_appraiser: "anyone", rating_appraisee: "anyone"});
    expect(open.filter(({reason}) => reason !== null).map(({record_id}) => record_id)).toEqual(["R3", "R7"]);
  });
});

describe("a ticket that was handed over", () => {
  const shares = (settings = {}) =>
    modelsOnRows(
      ["marts.ticket_shares"],
      {
        "marts.tickets": rowsSql(
          "ticket_id varchar, assignee_id varchar, status varchar, submitted_at timestamp, resolved_at timestamp",
          [
            ["T1", "B", "closed", "2024-05-01 09:00:00", "2024-05-01 18:00:00"],
            ["T2", "B", "closed", "2024-05-01 09:00:00", "2024-05-01 18:00:00"],
            ["T3", "C", "closed", "2024-05-01 09:00:00", "2024-05-01 10:00:00"]
          ]
        ),
        "warehouse.ticket_status_changes": rowsSql(
          "ticket_id varchar, assignee_id varchar, changed_at timestamp",
          [
            ["T1", "A", "2024-05-01 09:00:00"],
            ["T1", "B", "2024-05-01 12:00:00"],
            ["T2", "B", "2024-05-01 09:00:00"],
            ["T3", "A", "2024-05-01 09:00:00"],
            ["T3", "B", "2024-05-01 09:20:00"],
            ["T3", "C", "2024-05-01 09:40:00"]
          ]
        ),
        "staging.ticket_events": rowsSql(
          "ticket_id varchar, assignee_id varchar, event_at timestamp, submitted_at timestamp",
          []
        )
      },
      {
        settings,
        query: "select ticket_id, person_id, share::varchar as share from marts.ticket_shares order by all"
      }
    );

  it("is its assignees' by the time each held it, and the shares add up to 1", async () => {
    expect(await shares()).toEqual([
      {ticket_id: "T1", person_id: "A", share: "0.333333"}, // 3 of 9 hours
      {ticket_id: "T1", person_id: "B", share: "0.666667"},
      {ticket_id: "T2", person_id: "B", share: "1.000000"},
      {ticket_id: "T3", person_id: "A", share: "0.333333"},
      {ticket_id: "T3", person_id: "B", share: "0.333333"},
      {ticket_id: "T3", person_id: "C", share: "0.333334"}
    ]);
  });

  it("is the last one's where the company says so", async () => {
    const last = await shares({handover_split: "last"});
    expect(last.map(({person_id, share}) => `${person_id} ${share}`)).toEqual([
      "B 1.000000",
      "B 1.000000",
      "C 1.000000"
    ]);
  });
});

describe("a project's profit", () => {
  it("is unknown where an hour has no rate, and says so; 0 is not taken for it", async () => {
    const project = (id: string, cost: number | null): Cell[] => [
      id,
      "D1",
      "2024-05-31",
      "2024-05-30",
      100,
      cost
    ];
    const empty = (columns: string) => rowsSql(columns, []);
    const rows = await modelsOnRows(
      ["marts.appraisal_work_facts"],
      {
        "warehouse.delivery_projects": `select *, null::double as profit_amount, null::double as quality_score,
          null::double as quality_score_max, 'p.csv' as source_file, '' as source_sheet, 2 as source_row from (${rowsSql(
            "project_id varchar, delivery_manager_id varchar, planned_end_date date, end_date date, contract_amount double, cost_amount double",
            [project("X1", 80), project("X2", null), project("X3", null), project("X4", null)]
          )})`,
        "metrics.work_costs": rowsSql("project_id varchar, amount double, reason varchar", [
          ["X2", 30, null],
          ["X2", 40, null],
          ["X3", 30, null],
          ["X3", null, "no_rate"]
        ]),
        "warehouse.payments": empty(
          "project_id varchar, payment_id varchar, amount double, due_amount double, due_date date, source_file varchar, source_sheet varchar, source_row integer"
        ),
        "warehouse.timesheets": empty(
          "load_id varchar, entry_id varchar, source_file varchar, source_sheet varchar, source_row integer"
        ),
        "metrics.worked_stretches": empty(
          "source_kind varchar, source_key varchar, person_id varchar, work_date date, seconds bigint, is_chargeable boolean, reason varchar"
        ),
        "metrics.utilisation_months": empty(
          "person_id varchar, month date, chargeable_seconds bigint, available_seconds bigint"
        ),
        "warehouse.violations": empty(
          "person_id varchar, violation_id varchar, rule varchar, violated_date date, source_file varchar, source_sheet varchar, source_row integer"
        ),
        "warehouse.knowledge_entries": empty(
          "author_id varchar, knowledge_id varchar, created_at timestamp, source_file varchar, source_sheet varchar, source_row integer"
        ),
        "warehouse.behaviour_patterns": empty(
          "recorded_by_id varchar, project_id varchar, opportunity_id varchar, customer_id varchar, element varchar, is_known boolean, recorded_date date, source_file varchar, source_sheet varchar, source_row integer"
        )
      },
      {
        query: `select record_id, numerator::double as profit, denominator::double as amount, reason
          from marts.appraisal_work_facts where fact = 'project_profit' order by record_id`
      }
    );
    expect(rows).toEqual([
      {record_id: "X1", profit: 20, amount: 100, reason: null},
      {record_id: "X2", profit: 30, amount: 100, reason: null}, // 100 − 30 − 40
      {record_id: "X3", profit: null, amount: 100, reason: "rate_missing"},
      {record_id: "X4", profit: null, amount: 100, reason: "no_cost"}
    ]);
  });
});

describe("the tree of units", () => {
  it("is read as it stood: moved on the day that a later export dates, not before", async () => {
    const rows = await modelsOnRows(
      ["marts.unit_parents"],
      {
        "staging.org_units": rowsSql(
          "unit_id varchar, unit_name varchar, parent_unit_id varchar, start_date date, record_version integer, source_row integer",
          [
            ["U1", "一组", "U10", "2019-01-01", 1, 2],
            ["U1", "一组", "U20", "2024-05-16", 2, 2],
            ["U2", "二组", "U10", "2019-01-01", 1, 3],
            ["U2", "二组", "U30", "2019-01-01", 2, 3]
          ]
        )
      },
      {
        query:
          "select unit_id, parent_unit_id, valid_from::varchar as valid_from from marts.unit_parents order by all"
      }
    );
    expect(rows).toEqual([
      {unit_id: "U1", parent_unit_id: "U10", valid_from: "0001-01-01"},
      {unit_id: "U1", parent_unit_id: "U20", valid_from: "2024-05-16"},
      {unit_id: "U2", parent_unit_id: "U30", valid_from: "0001-01-01"}
    ]);
  });
});
