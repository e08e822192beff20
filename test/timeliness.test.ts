import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {Row} from "../pipelines/duckdb.ts";
import {modelsOnRows} from "./models-on-rows.ts";
import {withFolder} from "./service-value.ts";
import {filesHolding, runHere, ticketsCsv, write} from "./workspaces.ts";

// the models behind the timeliness page over rows written by hand, each answer worked in the comments

const clock = "select date '2024-12-31' as as_of, timestamp '2025-01-01' as ends_at";

describe("marts.timeliness_limits", () => {
  // mean 0.9; ranges 2, 4, 2, 4 and 8 points, mean 4; 2.66 × 4 = 10.64 points
  const baseline = [0.9, 0.92, 0.88, 0.9, 0.94, 0.86];

  it("sets the limits at the mean ± 2.66 × the mean moving range of the baseline", async () => {
    const rows = await limits({ratios: [0.5, ...baseline]});
    expect(rows[1]).toMatchObject({centre: 0.9, lower: 0.7936, upper: 1, count_baseline: 6});
  });

  it("takes the months from baseline_from to baseline_to and judges all by them", async () => {
    const rows = await limits({ratios: [...baseline, 0.8, 0.79], from: "2023-01-01", to: "2023-06-30"});
    expect(rows.map((row) => row.is_baseline)).toEqual([true, true, true, true, true, true, false, false]);
    expect(rows[0]).toMatchObject({centre: 0.9, lower: 0.7936, upper: 1, count_baseline: 6});
    expect(rows.map((row) => row.signal)).toEqual([null, null, null, null, null, null, null, "below"]);
  });

  it("leaves out the first month of the data, and takes twelve, unless told", async () => {
    const rows = await limits({ratios: Array(15).fill(0.9)});
    const months = rows.filter((row) => row.is_baseline).map((row) => row.period);
    expect([months.length, months[0], months.at(-1)]).toEqual([12, "2023-02", "2024-01"]);
  });

  it("calls the eighth month in a row on one side a signal, and a month at the mean none", async () => {
    // baseline 0.9 0.8 0.9 0.8 0.9 0.8: mean 0.85, far limits; then above it eight times, at it, below it
    const ratios = [0.9, 0.8, 0.9, 0.8, 0.9, 0.8, ...Array(8).fill(0.86), 0.85, 0.84];
    const rows = await limits({ratios, from: "2023-01-01", to: "2023-06-30"});
    expect(rows.map((row) => row.signal).slice(12)).toEqual([null, "run_above", null, null]);
  });

  it("gives no limits from fewer than six months, and no signal to a month that is not over", async () => {
    expect((await limits({ratios: [0.5, 0.9, 0.9, 0.9, 0.9, 0.9]}))[5]).toMatchObject({
      centre: null,
      lower: null,
      count_baseline: 5
    });
    const rows = await limits({ratios: [...Array(24).fill(0.9), 0.1]}); // 2025-01, after the clock
    expect(rows.at(-1)).toMatchObject({is_complete: false, signal: null, is_baseline: false});
  });

  it("skips a month in which nothing was due: neighbours are those that have a ratio", async () => {
    const rows = await limits({ratios: [0.9, 0.8, null, 0.8, 0.9, 0.8, 0.9], from: "2023-01-01"});
    // ranges 10, 0, 10, 10, 10 points, mean 8; mean 0.85
    expect(rows[0]).toMatchObject({centre: 0.85, lower: 0.6372, count_baseline: 6});
    expect(rows[2]).toMatchObject({value: null, signal: null, is_baseline: false});
  });
});

const ticketColumns = `ticket_id, level, is_headline, status, clock, submitted_at, response_due_at, response_verdict,
  resolution_due_at, resolution_verdict, resolution_elapsed_verdict, resolution_business_verdict, first_response_at,
  resolved_at`;

// by the end of 2024-12-31: A met, B late, C open and overdue, D due the next morning, E due in two days, F unknown
const tickets = [
  "('A','L1',true,'closed','elapsed','2024-12-02 09:00','2024-12-02 10:00','met','2024-12-02 13:00','met','met','met','2024-12-02 09:30','2024-12-02 12:00')",
  "('B','L2',true,'closed','elapsed','2024-12-02 09:00','2024-12-02 11:00','met','2024-12-02 17:00','missed','missed','met','2024-12-02 10:00','2024-12-03 09:00')",
  "('C','L3',false,'open','elapsed','2024-12-28 09:00','2024-12-28 13:00','missed','2024-12-29 09:00','missed','missed','missed',null,null)",
  "('D','L3',false,'open','elapsed','2024-12-31 09:00','2024-12-31 13:00','met','2025-01-01 09:00','pending','pending','pending','2024-12-31 10:00',null)",
  "('E','L3',false,'open','elapsed','2024-12-31 09:00',null,'unknown','2025-01-02 00:00:01','pending','pending','met',null,null)",
  "('F','L3',false,'closed','elapsed','2023-11-30 09:00',null,'unknown','2023-11-30 23:59','missed','missed','unknown',null,'2023-12-04 09:00')"
];

describe("marts.late_tickets", () => {
  it("lists what is due within 24 hours, then what is open, then what was late in the last 13 months", async () => {
    const rows = await build("late_tickets");
    const shown = rows
      .map((row) => [row.position, row.ticket_id, row.measure, row.state, row.late_minutes])
      .sort((a, b) => Number(a[0]) - Number(b[0]));
    expect(shown).toEqual([
      [1, "D", "resolution", "due_soon", null],
      [2, "C", "response", "overdue", 4980], // 12-28 13:00 to 01-01 00:00: 83 h
      [3, "C", "resolution", "overdue", 3780], // 12-29 09:00 to 01-01 00:00: 63 h
      [4, "B", "resolution", "late", 960] // 17:00 to 09:00: 16 h
    ]); // F fell due on 2023-11-30, a month and a day too early; E a second past the 24 hours
  });

  it("holds no person and no text", async () => {
    const [row] = await build("late_tickets");
    const names = Object.keys(row!).join(" ");
    expect(names).not.toMatch(/owner|assignee|contact|description|progress|result|suggestion/);
  });
});

describe("marts.timeliness_days", () => {
  it("has every day, with what was due and missed on it, and unknown where no calendar covers it", async () => {
    const rows = await build("timeliness_days");
    const of = (level: string) =>
      rows
        .filter((row) => row.measure === "resolution" && row.level === level && Number(row.count_due) > 0)
        .map((row) => [row.date, row.count_due, row.count_missed])
        .sort();
    expect(of("all")).toEqual([
      ["2023-11-30", 1, 1],
      ["2024-12-02", 2, 1],
      ["2024-12-29", 1, 1]
    ]);
    expect(of("headline")).toEqual([["2024-12-02", 2, 1]]);
    const all = rows.filter((row) => row.measure === "resolution" && row.level === "all");
    expect(all.length).toBe(398); // 2023-11-30 to 2024-12-31
    expect(all.find((row) => row.date === "2024-12-29")).toMatchObject({is_working: false});
    expect(all.find((row) => row.date === "2024-12-28")).toMatchObject({is_working: null});
  });
});

describe("marts.basis_differences", () => {
  it("sets both verdicts against each other, with what cannot be judged apart", async () => {
    const rows = await build("basis_differences");
    const year = rows.find(
      (row) =>
        row.measure === "resolution" &&
        row.level === "all" &&
        row.period_grain === "month" &&
        row.period === "2024-12"
    );
    // A; –; B; C; E is pending on one basis and D, due in January, is of another month
    expect(year).toMatchObject({
      count_both_met: 1,
      count_only_elapsed_met: 0,
      count_only_business_met: 1,
      count_both_missed: 1,
      count_pending: 0,
      count_unknown: 0
    });
    const january = rows.find(
      (row) => row.measure === "resolution" && row.level === "all" && row.period === "2025-01"
    );
    expect(january).toMatchObject({count_pending: 2, count_both_met: 0});
    const november = rows.find(
      (row) => row.measure === "resolution" && row.level === "all" && row.period === "2023-11"
    );
    expect(november).toMatchObject({count_unknown: 1, count_both_missed: 0});
  });
});

describe("metrics.timeliness_survival", () => {
  const cohort = (rows: string[]) =>
    modelsOnRows(["metrics.timeliness_survival"], {
      "metrics.timeliness_cohorts": `select 'month' as period_grain, date '2024-05-01' as period_start,
        'resolution' as measure, 'applied' as basis, 'all' as level, *
        from (values ${rows.join(", ")}) as rows (verdict, minutes, open_minutes, count_tickets)`
    });
  const solved = ["('met', 10, null, 1)", "('met', 20, null, 1)", "('missed', 30, null, 1)"];

  it("counts who still waits: 10, 20 and 30 minutes and two open for 60 have their median at 30", async () => {
    // at risk 5, 4, 3: 4/5 × 3/4 × 2/3 = 2/5 are left after 30 minutes, 3/5 after 20
    const [row] = await cohort([...solved, "('pending', null, 60, 2)"]);
    expect(row!.survival_median_minutes).toBe(30);
  });

  it("is the plain median where none is open, and nothing where fewer than half are through", async () => {
    expect((await cohort(solved))[0]!.survival_median_minutes).toBe(20);
    expect((await cohort([...solved, "('missed', null, 90, 9)"]))[0]!.survival_median_minutes).toBeNull();
    // two of four: exactly half are through at 20
    const half = ["('met', 10, null, 1)", "('met', 20, null, 1)", "('pending', null, 60, 2)"];
    expect((await cohort(half))[0]!.survival_median_minutes).toBe(20);
  });

  it("takes who stopped waiting early out of those at risk, not out of those through", async () => {
    // open for 5 is gone before the first solution: of the three left 2/3 after 10, 1/3 after 20
    const [row] = await cohort([...solved, "('pending', null, 5, 4)"]);
    expect(row!.survival_median_minutes).toBe(20);
  });
});

describe("marts.team_quarters", () => {
  it("hides a team of four, and the smallest other one with it, else the total would tell", async () => {
    // four people of one ticket each in Small, five in Middle, six in Large, one late in each
    const rows = await withTeams({Small: 4, Middle: 5, Large: 6});
    expect(rows).toEqual([
      {
        team: "Large",
        count_people: 6,
        count_due: 6,
        count_missed: 1,
        on_time_ratio: 5 / 6,
        is_suppressed: false
      },
      {
        team: "Middle",
        count_people: null,
        count_due: null,
        count_missed: null,
        on_time_ratio: null,
        is_suppressed: true
      },
      {
        team: "Small",
        count_people: null,
        count_due: null,
        count_missed: null,
        on_time_ratio: null,
        is_suppressed: true
      }
    ]);
  });

  it("hides no other where those hidden are five people together, nor where none is", async () => {
    const shown = async (teams: Teams) =>
      (await withTeams(teams)).filter((row) => !row.is_suppressed).map((row) => row.team);
    expect(await shown({A: 3, B: 2, C: 5})).toEqual(["C"]);
    expect(await shown({A: 5, B: 6})).toEqual(["A", "B"]);
    // who works for both is one person: A and B are three people together, so C is hidden with them
    expect(await shown({A: ["p", "q", "r"], B: ["p", "q"], C: 5, D: 6})).toEqual(["D"]);
  });
});

describe("marts.target_periods", () => {
  it("holds a value against the target in force on the period's first day", async () => {
    const rows = await modelsOnRows(["marts.target_periods"], {
      "marts.metric_values": `select 'M-08' as metric_code, 'quarter' as period_grain, start::date as period_start, '' as period,
        'company' as dimension, 'all' as dimension_value, value, 1 as count_n
        from (values ('2023-10-01', 0.95), ('2024-01-01', 0.91), ('2024-04-01', null)) as rows (start, value)`,
      "policy.targets": `select 'M-08' as metric_code, 'company' as dimension, 'all' as dimension_value, *
        from (values (0.9::decimal(18, 6), null::date, date '2023-12-31'), (0.92, date '2024-01-01', null))
        as rows (target, valid_from, valid_to)`
    });
    const gaps = rows.map((row) => [
      row.period_start,
      row.target,
      row.gap === null ? null : Number(Number(row.gap).toFixed(6))
    ]);
    expect(gaps.sort()).toEqual([
      ["2023-10-01", 0.9, 0.05],
      ["2024-01-01", 0.92, -0.01],
      ["2024-04-01", 0.92, null]
    ]);
  });
});

describe("late_tickets.json of the executives", () => {
  it("shows a person who is a customer as a pseudonym, names no team, and counts all by state", () =>
    withFolder(async (folder) => {
      const tickets = [
        {id: "T1", customer: "王小明", resolved: "2024-12-04 11:00"}, // 8 h allowed, two days taken
        {id: "T2", customer: "甲科技有限公司", resolved: "", closed: "", status: "处理中"}
      ];
      await write(join(folder, "exports", "工单_20241205.csv"), ticketsCsv(tickets));
      await runHere(folder);
      expect(await filesHolding(join(folder, "published"), "王小明")).toEqual([]);
      const path = join(folder, "published/executives/current/late_tickets.json");
      const {total, shown, counts, rows} = JSON.parse(await readFile(path, "utf8"));
      expect({total, shown, counts}).toEqual({
        total: 2,
        shown: 2,
        counts: [
          {measure: "resolution", state: "late", count: 1},
          {measure: "resolution", state: "overdue", count: 1}
        ]
      });
      expect(rows.map((row: Row) => row.ticket_id)).toEqual(["T2", "T1"]);
      expect(rows[1].customer_name).toMatch(/^个人客户-[0-9a-f]{12}$/);
      expect(Object.keys(rows[0]).join()).not.toMatch(/team|owner|assignee/);
    }));
});

async function limits({ratios, from = "", to = ""}: {ratios: (number | null)[]; from?: string; to?: string}) {
  const values = ratios.map((ratio, i) => `(date '2023-01-01' + interval ${i} month, ${ratio}::double)`);
  const rows = await modelsOnRows(["marts.timeliness_limits"], {
    "policy.clock": clock,
    "policy.settings": `select * from (values ('baseline_from', '${from}'), ('baseline_to', '${to}')) as rows (name, value)`,
    "marts.timeliness_periods": `select 'resolution' as measure, 'headline' as level, 'month' as period_grain,
      start::date as period_start, strftime(start, '%Y-%m') as period, 10 as count_due, 'applied' as basis,
      'company' as dimension, ratio as on_time_ratio from (values ${values.join(", ")}) as rows (start, ratio)`
  });
  return rows.sort((a, b) => (String(a.period_start) < String(b.period_start) ? -1 : 1));
}

function build(model: string): Promise<Row[]> {
  return modelsOnRows([`marts.${model}`], {
    "policy.clock": clock,
    "warehouse.calendars": "select * from (values (1, true), (2, false)) as rows (calendar_no, is_default)",
    "warehouse.business_days": `select * from (values (1, date '2024-12-29', false), (2, date '2024-12-29', true),
      (2, date '2024-12-28', true)) as rows (calendar_no, date, is_workday)`,
    "marts.tickets": `select * replace (submitted_at::timestamp as submitted_at, response_due_at::timestamp as response_due_at,
      resolution_due_at::timestamp as resolution_due_at, first_response_at::timestamp as first_response_at,
      resolved_at::timestamp as resolved_at), 'c' as customer_id, '甲公司' as customer_name, null::varchar as team,
      null::varchar as product, null::timestamp as assigned_at, 'unknown' as acknowledge_verdict,
      submitted_at::timestamp as started_at, response_verdict as response_elapsed_verdict, 'unknown' as response_business_verdict,
      null::timestamp as acknowledge_due_at
      from (values ${tickets.join(", ")}) as rows (${ticketColumns})`
  });
}

/** How many people a team has, or who they are. */
type Teams = Record<string, number | string[]>;

async function withTeams(teams: Teams): Promise<Row[]> {
  const values = Object.entries(teams).flatMap(([team, people]) => {
    const names = typeof people === "number" ? Array.from({length: people}, (_, i) => team + i) : people;
    return names.map((name, i) => `('${team}', '${name}', '${i === 0 ? "missed" : "met"}')`);
  });
  const rows = await modelsOnRows(["marts.team_quarters"], {
    "policy.settings": "select 'min_team_people' as name, '5' as value",
    "marts.tickets": `select team, owner_id, null::varchar as assignee_team, null::varchar as assignee_id, true as is_headline,
      timestamp '2024-12-02 17:00' as resolution_due_at, verdict as resolution_verdict
      from (values ${values.join(", ")}) as rows (team, owner_id, verdict)`
  });
  return rows
    .map(({dimension_value: team, count_people, count_due, count_missed, on_time_ratio, is_suppressed}) => ({
      team,
      count_people,
      count_due,
      count_missed,
      on_time_ratio,
      is_suppressed
    }))
    .sort((a, b) => (String(a.team) < String(b.team) ? -1 : 1));
}
