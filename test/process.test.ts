import {beforeAll, describe, expect, it} from "vitest";
import {type Row, rowsOf} from "../pipelines/duckdb.ts";
import {shippedTables, withEngine} from "./conformance/time/engine.ts";
import {modelsOnRows} from "./models-on-rows.ts";

// the process rules over rows written by hand, each answer worked in the comments

const days = await shippedTables();

describe("R-58, next business day (A-16)", () => {
  let due: Map<string, unknown>;
  beforeAll(async () => {
    due = await arrivals({});
  });

  it("V-04: accepted Tue 2005-02-22 10:05 is due at the close of the 23rd; on site the same day at 16:00 is early", () => {
    expect(due.get("V-04")).toEqual({due: "2005-02-23 18:00:00", arrived: "2005-02-22 16:00:00"});
  });

  it("V-14: a make-up Saturday is a business day, a holiday rolls to the next and is due the day after", () => {
    expect(due.get("makeup")).toMatchObject({due: "2024-10-14 18:00:00"});
    expect(due.get("holiday")).toMatchObject({due: "2024-10-09 18:00:00"});
  });

  it("rolls a receipt after hours, unless the company counts it as of its day", async () => {
    expect(due.get("evening")).toMatchObject({due: "2024-10-14 18:00:00"}); // Friday 18:30 → Saturday, worked → Monday
    const same = await arrivals({nbd_after_hours: "same_day"});
    expect(same.get("evening")).toMatchObject({due: "2024-10-12 18:00:00"});
    expect(same.get("holiday")).toMatchObject({due: "2024-10-09 18:00:00"}); // a day off has no day of its own
  });

  it("knows no deadline in a year without a calendar, and none without such a contract", () => {
    expect(due.get("2027")).toMatchObject({due: null});
    expect(due.has("none")).toBe(false);
  });
});

function arrivals(settings: Record<string, string>): Promise<Map<string, unknown>> {
  const requests = `select id as request_id, came::timestamp as accepted_at, contract as contract_id from (values
    ('V-04', '2005-02-22 10:05', 'NBD'), ('makeup', '2024-10-12 10:00', 'NBD'), ('holiday', '2024-10-05 10:00', 'NBD'),
    ('evening', '2024-10-11 18:30', 'NBD'), ('2027', '2026-12-31 10:00', 'NBD'), ('none', '2024-10-11 10:00', 'other')
    ) as rows (id, came, contract)`;
  return withEngine(
    {
      tables: days,
      settings,
      serviceContracts: [
        {contract_id: "NBD", response_time: "下一工作日抵达现场"},
        {contract_id: "other", response_time: "4小时"}
      ],
      given: {
        "warehouse.service_requests": requests,
        "metrics.request_entitlements": "select request_id, contract_id from warehouse.service_requests",
        "warehouse.service_tasks": `select 'V-04' as request_id, 'onsite' as task_mode, 'done' as status,
          timestamp '2005-02-22 16:00' as started_at`
      }
    },
    async (connection) => {
      const sql =
        "select request_id, due_at::varchar as due, end_at::varchar as arrived from metrics.arrivals";
      const rows = await rowsOf<{request_id: string; due: string; arrived: string}>(connection, sql);
      return new Map(rows.map(({request_id, ...row}) => [request_id, row]));
    },
    ["metrics.arrivals"]
  );
}

const clock = "select date '2024-05-31' as as_of, timestamp '2024-06-01' as ends_at";

describe("metrics.step_verdicts", () => {
  it("V-06: requested 15:30 and begun 16:00 is late, 09:00 and 09:00 is in time, so is an early start", async () => {
    const task = (requested: string, started: string | null, status = "done") =>
      `(timestamp '${requested}', ${started ? `timestamp '${started}'` : "null::timestamp"}, '${status}')`;
    const tasks = [
      task("2005-02-22 15:30", "2005-02-22 16:00"),
      task("2005-02-23 09:00", "2005-02-23 09:00"),
      task("2005-02-23 09:00", "2005-02-23 08:30"),
      task("2024-05-31 09:00", null), // done, at a time nobody wrote down
      task("2024-05-31 23:00", null, "planned"), // begun by nobody an hour after it was wanted
      task("2024-06-01 09:00", null) // wanted after the clock: no step yet
    ];
    const rows = await verdicts({tasks});
    expect(rows.filter((row) => row.rule_code === "R-59").map((row) => row.verdict)).toEqual([
      ...["met", "met", "missed", "missed", "unknown"]
    ]);
    const tolerant = await verdicts({tasks, tolerance: 30});
    expect(tolerant.filter((row) => row.rule_code === "R-59" && row.verdict === "met").length).toBe(3);
  });

  it("judges timed steps by their limit, by level where it has one, and filled ones by themselves", async () => {
    const step = (code: string, level: string, start: string, end: string | null, recorded = true) =>
      `('${code}', '${level}', timestamp '${start}', ${end ? `timestamp '${end}'` : "null::timestamp"}, ${code === "R-16"},
        ${recorded}, timestamp '2024-06-01', ${code !== "R-17"})`;
    const rows = await verdicts({
      steps: [
        step("R-16", "L1", "2024-05-01 09:00", "2024-05-01 09:30"), // 30 of 30 minutes: met
        step("R-16", "L1", "2024-05-01 09:00", "2024-05-01 09:30:59"), // still minute 30
        step("R-16", "L1", "2024-05-01 09:00", "2024-05-01 09:31"), // missed
        step("R-16", "L1", "2024-05-01 09:00", "2024-05-01 08:00"), // before its start: unknown
        step("R-16", "L1", "2024-05-01 09:00", null, false), // the export never records it: unknown
        step("R-23", "L1", "2024-05-01 09:00", "2024-05-01 11:30"), // 150 of 120 minutes: missed
        step("R-23", "L2", "2024-05-01 09:00", "2024-05-01 11:30"), // 150 of 240: met
        step("R-24", "L1", "2024-05-31 12:00", null), // due at noon the next day: pending
        step("R-17", "L1", "2024-05-01 09:00", null) // no tag: missed
      ]
    });
    const said = rows.map((row) => `${row.rule_code} ${row.verdict}`).sort();
    expect(said).toEqual([
      ...["R-16 met", "R-16 met", "R-16 missed", "R-16 unknown", "R-16 unknown", "R-17 missed"],
      ...["R-23 met", "R-23 missed", "R-24 pending"]
    ]);
  });
});

describe("metrics.update_gaps", () => {
  it("measures every wait, the last to the solution, that of an open ticket or without a history to nobody knows when", async () => {
    const rows = await modelsOnRows(["metrics.update_gaps"], {
      "policy.process_limits": "select 'R-23' as rule_code, 'L1' as level",
      "warehouse.tickets_seen": `select ticket_id, 'L1' as target_level, timestamp '2024-05-01 09:00' as submitted_at,
        timestamp '2024-06-01' as clock_at, resolved_at::timestamp as resolved_at, 'open' as status_at_clock
        from (values ('A', '2024-05-01 15:00'), ('B', null), ('C', null)) as rows (ticket_id, resolved_at)`,
      // A at 11:00 and, after its solution, at 16:00; B at 10:00; C has no history: its one wait is known by nobody
      "warehouse.progress_updates": `select ticket_id, told::timestamp as updated_at
        from (values ('A', '2024-05-01 11:00'), ('A', '2024-05-01 16:00'), ('B', '2024-05-01 10:00')) as rows (ticket_id, told)`
    });
    const waits = rows.map(({start_at, end_at}) => `${start_at} ${end_at}`).sort();
    expect(waits).toEqual([
      "2024-05-01 09:00:00 2024-05-01 10:00:00",
      "2024-05-01 09:00:00 2024-05-01 11:00:00",
      "2024-05-01 09:00:00 null",
      "2024-05-01 10:00:00 null",
      "2024-05-01 11:00:00 2024-05-01 15:00:00"
    ]);
  });
});

describe("marts.backlog", () => {
  it("counts what is open at the end of each day, past due, and due on the next", async () => {
    const ticket = (submitted: string, due: string, resolved: string | null, status = "open") =>
      `(date '${submitted}', timestamp '${due}', ${resolved ? `timestamp '${resolved}'` : "null::timestamp"}, '${status}')`;
    const rows = await modelsOnRows(["marts.backlog"], {
      "policy.clock": "select date '2024-05-06' as as_of",
      "metrics.ticket_timeliness": `select 'L1' as level, null::varchar as team, submitted_at, resolved_at,
        null::timestamp as closed_at, status, 'elapsed' as clock, due as resolution_elapsed_due_at,
        due as resolution_business_due_at from (values
          ${ticket("2024-05-01", "2024-05-03 10:00", "2024-05-05 10:00", "closed")},
          ${ticket("2024-05-02", "2024-05-02 18:00", "2024-05-02 12:00", "closed")},
          ${ticket("2024-05-03", "2024-05-04 10:00", null)},
          ${ticket("2024-05-03", "2024-05-04 10:00", null, "closed")}
        ) as rows (submitted_at, due, resolved_at, status)`
    });
    const said = rows
      .map((row) => [row.as_of_date, row.count_open, row.count_overdue, row.count_due_24h].join(" "))
      .sort();
    // the second is solved on its day, the fourth closed at a time nobody knows
    expect(said).toEqual([
      "2024-05-01 1 0 0",
      "2024-05-02 1 0 1", // the first is due on the 3rd
      "2024-05-03 2 1 1", // it is past due, the third due on the 4th
      "2024-05-04 2 2 0",
      "2024-05-05 1 1 0", // the first is solved
      "2024-05-06 1 1 0"
    ]);
  });
});

type Given = {steps?: string[]; tasks?: string[]; tolerance?: number};

async function verdicts({steps = [], tasks = [], tolerance = 0}: Given): Promise<Row[]> {
  const stepColumns = "rule_code, level, start_at, end_at, is_proxy, is_recorded, clock_at, is_timed";
  const noStep =
    "('', '', timestamp '2000-01-01', timestamp '2000-01-01', false, false, timestamp '2000-01-01', true)";
  const noTask = "(timestamp '2000-01-01', timestamp '2000-01-01', 'cancelled')";
  const rows = await modelsOnRows(["metrics.step_verdicts"], {
    "policy.clock": clock,
    "policy.settings": `select 'task_tolerance_minutes' as name, '${tolerance}' as value`,
    "policy.process_limits": `select *, null::date as valid_from, null::date as valid_to from (values ('R-16', null, 30),
      ('R-23', 'L1', 120), ('R-23', 'L2', 240), ('R-24', null, 1440)) as rows (rule_code, level, limit_minutes)`,
    "metrics.ticket_steps": `select * from (values ${[noStep, ...steps].join(", ")}) as rows (${stepColumns}) where rule_code <> ''`,
    "metrics.update_gaps": `select * exclude (is_timed) from (values ${noStep}) as rows (${stepColumns}) where false`,
    "metrics.arrivals": `select timestamp '2000-01-01' as start_at, timestamp '2000-01-01' as due_at,
      timestamp '2000-01-01' as end_at, timestamp '2000-01-01' as clock_at where false`,
    "warehouse.service_tasks": `select * from (values ${[noTask, ...tasks].join(", ")}) as rows (requested_start_at, started_at, status)`,
    "warehouse.service_requests":
      "select '' as request_id, timestamp '2000-01-01' as accepted_at where false",
    "metrics.request_entitlements": "select '' as request_id, '' as entitlement where false"
  });
  return rows.sort((a, b) => (String(a.verdict) < String(b.verdict) ? -1 : 1));
}
