import fc from "fast-check";
import {afterAll, expect, it, vi} from "vitest";
import {rowsOf} from "../pipelines/duckdb.ts";
import type {PolicyRow} from "../pipelines/policy-lines.ts";
import {policyOf, scopesOf} from "./conformance/time/calendars.ts";
import {type Setting, shippedTables, type Ticket, withEngine} from "./conformance/time/engine.ts";
import type {Calendar} from "./conformance/time/oracle.ts";
import {draws} from "./draws.ts";

// the curve of marts.timeliness_targets against a rebuild with the target it supposes, at grid points, due, met and pending

vi.setConfig({testTimeout: draws({quick: 240_000, full: 1_800_000})});

const covered: [string, string][] = [["2024-01-01", "2024-05-31"]];
const day = (start: string, end: string) => ({day: "workday", start, end});
const calendars: Calendar[] = [
  {id: "office", zone: "Asia/Shanghai", covered, hours: [day("09:00", "12:00"), day("13:00", "18:00")]},
  {id: "thin", zone: "Asia/Shanghai", covered, hours: [{day: "mon", start: "09:00", end: "10:00"}]}, // months pass
  {id: "berlin", zone: "Europe/Berlin", covered, hours: [{day: "every", start: "00:00", end: "24:00"}]}
];
const {levels} = await shippedTables();
const limits = {response: {L1: 60, L2: 120}, resolution: {L1: 240, L2: 480}};
type Measure = keyof typeof limits;
type Level = keyof (typeof limits)["response"];
type Point = {measure: Measure; level: Level; minutes: number};
type Count = {
  period_grain: string;
  period_start: string;
  measure: string;
  basis: string;
  level: string;
  met: number;
  missed: number;
  pending: number;
};

const step = (max: number) => fc.option(fc.integer({min: 0, max}), {nil: undefined, freq: 3});
const drawn = fc.record({
  submitted: fc.oneof(fc.integer({min: 0, max: 150 * 1440}), fc.integer({min: 28 * 1440, max: 31 * 1440})),
  assigned: step(90),
  responded: step(300),
  resolved: step(1500),
  status: fc.constantFrom("open", "closed", "closed", "unsolvable", "void"),
  level: fc.constantFrom<Level>("L1", "L2"),
  product: fc.constantFrom("office", "office", "thin", "berlin"),
  customer: fc.constantFrom("C1", "C2", "C3"),
  history: fc.constantFrom("none", "none", "paused", "reopened", "raised"),
  clock: fc.constantFrom("elapsed", "business")
});
const worlds = fc.record({
  tickets: fc.array(drawn, {minLength: 120, maxLength: 120}),
  settings: fc.record({
    pauses: fc.constantFrom("report", "deduct"),
    reopen: fc.constantFrom("last", "resume"),
    zone: fc.constantFrom("Asia/Shanghai", "Europe/Berlin")
  }),
  points: fc.uniqueArray(pointsOf(), {minLength: 3, maxLength: 3, selector: (point) => JSON.stringify(point)})
});

let points = 0;
let compared = 0;
afterAll(() => console.log(`what-if: ${compared} counts at ${points} targets equal to a rebuild`));

it("equals a rebuild under that target: terms, pauses, reopenings, open tickets and both bases included", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async ({tickets, settings, points: supposed}) => {
      const setting = settingOf(tickets, settings);
      const [curve, now] = await withEngine(
        setting,
        async (connection) =>
          [
            await rowsOf<Count & Curve>(connection, curveSql),
            await rowsOf<Count>(connection, periodsSql)
          ] as const,
        ["marts.timeliness_targets"]
      );
      expect(curve.length).toBeGreaterThan(100);
      for (const point of supposed) {
        const own = targetsOf(point);
        const rebuilt = await withEngine(
          {...setting, tables: {...setting.tables, sla_targets: own}},
          (connection) => rowsOf<Count>(connection, periodsSql),
          ["marts.timeliness_periods"]
        );
        compare({curve, now, rebuilt}, point);
        points++;
      }
    }),
    {numRuns: draws({quick: 2, full: 30}), seed: 20261122, endOnFailure: true}
  );
});

type Curve = {target_level: string; target_minutes: number};

const counts = "count_met as met, count_missed as missed, count_pending as pending";
const columns = `period_grain, period_start::varchar as period_start, measure, basis, level, ${counts}`;
const curveSql = `select ${columns}, target_level, target_minutes from marts.timeliness_targets order by target_minutes`;
const periodsSql = `select ${columns} from marts.timeliness_periods
  where dimension = 'company' and measure <> 'acknowledge' and count_met + count_missed + count_pending > 0`;

type Compared = {curve: (Count & Curve)[]; now: Count[]; rebuilt: Count[]};

// the row of a period is that of the last target not above the supposed one; what has none does not move
function compare({curve, now, rebuilt}: Compared, {measure, level, minutes}: Point): void {
  const supposed = new Map(now.map((row) => [keyOf(row), counted(row)]));
  for (const row of curve)
    if (row.measure === measure && row.target_level === level && row.target_minutes <= minutes)
      supposed.set(keyOf(row), counted(row));
  const found = new Map(rebuilt.map((row) => [keyOf(row), counted(row)]));
  const isThere = ([, text]: [string, string]) => text !== "0 0 0";
  expect([...supposed].filter(isThere).sort(), `${level} ${measure} ${minutes}`).toEqual(
    [...found].filter(isThere).sort()
  );
  compared += found.size * 3;
}

function keyOf({period_grain, period_start, measure, basis, level}: Count): string {
  return [period_grain, period_start, measure, basis, level].join(" ");
}

function counted({met, missed, pending}: Count): string {
  return [met, missed, pending].join(" ");
}

function pointsOf(): fc.Arbitrary<Point> {
  const all = (Object.keys(limits) as Measure[]).flatMap((measure) =>
    (["L1", "L2"] as const).flatMap((level) =>
      Array.from({length: (2 * limits[measure][level]) / 15}, (_, i) => ({
        measure,
        level,
        minutes: 15 * (i + 1)
      }))
    )
  );
  return fc.constantFrom(...all);
}

function targetsOf(point?: Point): PolicyRow[] {
  return (Object.keys(limits) as Measure[]).flatMap((measure) =>
    (["L1", "L2"] as const).map((level) => ({
      measure,
      level,
      limit_minutes:
        point?.measure === measure && point.level === level ? point.minutes : limits[measure][level],
      valid_from: null,
      valid_to: null
    }))
  );
}

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function settingOf(all: Drawn[], {zone, ...settings}: Record<string, string>): Setting {
  const undated = {
    valid_from: null,
    valid_to: null,
    basis: null,
    calendar: null,
    level: null,
    source_text: "t"
  };
  const special_terms = [
    {...undated, scope: "customer", value: "C1", measure: "resolution", limit_minutes: 90},
    {...undated, scope: "customer", value: "C2", measure: "response", limit_minutes: 60},
    {
      ...undated,
      scope: "contract",
      value: "business",
      measure: "acknowledge",
      limit_minutes: 15,
      basis: "business"
    }
  ];
  return {
    tables: {
      ...policyOf(calendars),
      calendar_scopes: scopesOf(calendars),
      levels: levels!,
      sla_targets: targetsOf(),
      special_terms
    },
    zone: zone!,
    asOf: "2024-05-31",
    settings,
    tickets: all.map((one, i) => ticketOf(one, String(i).padStart(3, "0"))),
    changes: all.flatMap((one, i) => changesOf(one, String(i).padStart(3, "0")))
  };
}

function ticketOf(one: Drawn, ticket_id: string): Ticket {
  const event = (name: string, minutes: number | undefined) =>
    minutes === undefined ? {} : {[name]: local(one.submitted + minutes)};
  return {
    ticket_id,
    submitted_at: local(one.submitted),
    level: one.level,
    status: one.status,
    product: one.product,
    customer_id: one.customer,
    contract_id: one.clock,
    ...event("assigned_at", one.assigned),
    ...event("first_response_at", one.responded),
    ...event("resolved_at", one.status === "open" ? undefined : one.resolved)
  };
}

function changesOf({submitted, history, level}: Drawn, ticket_id: string) {
  const change = (after: number, told: object) => ({
    ticket_id,
    changed_at: local(submitted + after),
    ...told
  });
  const states: Record<string, object[]> = {
    paused: [{status: "open"}, {status: "paused"}, {status: "open"}],
    reopened: [{status: "open"}, {status: "resolved"}, {status: "open"}],
    raised: [{level: "L2"}, {level: "L1"}, {level}]
  };
  return (states[history] ?? []).map((told, i) => change(i * 7 * (i + 10), told));
}

function local(minutes: number): string {
  return new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString().slice(0, 19).replace("T", " ");
}
