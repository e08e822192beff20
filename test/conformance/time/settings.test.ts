import fc from "fast-check";
import {afterAll, describe, expect, it, vi} from "vitest";
import {rowsOf} from "../../../pipelines/duckdb.ts";
import type {PolicyRow} from "../../../pipelines/policy-lines.ts";
import {draws} from "../../draws.ts";
import {policyOf} from "./calendars.ts";
import {type Change, type Setting, shippedTables, type Ticket, withEngine} from "./engine.ts";
import {type Calendar, deadlineAfter, instantOf, localOf, secondsBetween} from "./oracle.ts";

// SPEC §14, A-01…A-17: a decision flipped moves what it decides and nothing else, on any tickets

vi.setConfig({testTimeout: draws({quick: 240_000, full: 1_800_000})});

const calendar: Calendar = {
  id: "office",
  zone: "Asia/Shanghai",
  covered: [["2024-01-01", "2024-12-31"]],
  hours: [
    {day: "workday", start: "09:00", end: "12:00"},
    {day: "workday", start: "13:00", end: "18:00"}
  ]
};
const {levels, sla_targets} = await shippedTables();
const tables = {...policyOf([calendar]), levels: levels!, sla_targets: sla_targets!};
const customers = ["C1", "C2"];

type Kind = "plain" | "paused" | "reopened" | "raised";
type Case = {ticket: Ticket; changes: Change[]; kind: Kind; pauses: [from: string, to: string][]};
type Row = Record<string, string | number | null>;

/** A step in minutes from the event before, or nothing recorded. */
const step = (max: number) => fc.option(fc.integer({min: 0, max}), {nil: undefined, freq: 3});
const drawn = fc.record({
  submitted: fc.integer({min: 0, max: 60 * 24 * 30}),
  occurred: step(300),
  graded: step(90),
  assigned: step(200),
  acknowledged: step(60),
  responded: step(600),
  worked: fc.integer({min: 30, max: 4000}),
  isDone: fc.boolean(),
  status: fc.constantFrom("closed", "closed", "unsolvable", "void"),
  level: fc.constantFrom("L1", "L2", "L3"),
  customer: fc.constantFrom(...customers),
  kind: fc.constantFrom<Kind>("plain", "paused", "reopened", "raised"),
  cuts: fc.uniqueArray(fc.integer({min: 1, max: 29}), {minLength: 2, maxLength: 6})
});
const world = fc
  .array(drawn, {minLength: 40, maxLength: 40})
  .map((all) => all.map((one, i) => caseOf(one, String(i).padStart(3, "0"))));

const due = /^(target_source|(acknowledge|response|resolution)_(limit_minutes|\w+_due_at|\w+_verdict))$/;
const targetOnly =
  /^(target_level|target_source|(response|resolution)_(limit_minutes|\w+_due_at|\w+_verdict))$/;
const timed = /(_at|_minutes|_verdict|^count_pauses|^status)$/;
const solved = /^(resolved_at|open_\w+|held_minutes|resolution_\w+)$/;

type Flip = {
  code: string;
  settings?: Record<string, string>;
  tables?: Record<string, PolicyRow[]>;
  /** The columns it may move, and the one that moves if and only if the ticket is one that it decides. */
  columns?: RegExp;
  marker?: string;
  decides?: (one: Case, before: Row) => boolean;
};

const flips: Flip[] = [
  ...(["occurred", "graded", "assigned"] as const).map((start) => ({
    code: `A-01 clock_start=${start}`,
    settings: {clock_start: start},
    columns: timed,
    marker: "started_at",
    decides: ({ticket}: Case) => (ticket[`${start}_at`] ?? ticket.submitted_at) !== ticket.submitted_at
  })),
  {
    code: "A-02 clock_basis=business",
    settings: {clock_basis: "business"},
    columns: /^(clock|resolution_net_minutes)$/,
    marker: "clock",
    decides: () => true
  },
  {code: "A-02 clock_basis=elapsed", settings: {clock_basis: "elapsed"}}, // no contract here says 8*5
  {
    code: "A-03 acknowledge_minutes=30",
    settings: {acknowledge_minutes: "30"},
    columns: /^acknowledge_(limit_minutes|\w+_due_at|\w+_verdict)$/,
    marker: "acknowledge_limit_minutes",
    decides: () => true
  },
  {
    code: "A-05 pauses=deduct",
    settings: {pauses: "deduct"},
    columns: /^(held_minutes|resolution_\w+_(due_at|verdict))$/,
    marker: "held_minutes",
    decides: ({pauses}) => pauses.length > 0
  },
  {
    code: "A-06 a special term",
    tables: {special_terms: [term("C1", "L1")]},
    columns: due,
    marker: "target_source",
    decides: ({ticket}, before) => ticket.customer_id === "C1" && before.target_level === "L1"
  },
  {
    code: "A-07 level_change=last",
    settings: {level_change: "last"},
    columns: targetOnly,
    marker: "target_level",
    decides: ({ticket, kind}) => kind === "raised" && ticket.level !== "L1"
  },
  {
    code: "A-10 unsolvable=void",
    settings: {unsolvable: "void"},
    columns: /^(status|\w+_verdict)$/,
    marker: "status",
    decides: ({ticket}) => ticket.status === "unsolvable"
  },
  {
    code: "A-11 reopen=first",
    settings: {reopen: "first"},
    columns: solved,
    marker: "resolved_at",
    decides: ({kind}) => kind === "reopened"
  },
  {
    code: "A-11 reopen=resume",
    settings: {reopen: "resume"},
    columns: /^(held_minutes|resolution_\w+_(due_at|verdict))$/,
    marker: "held_minutes",
    decides: ({kind}) => kind === "reopened"
  },
  {
    code: "A-17 other hours",
    tables: policyOf([{...calendar, hours: [{day: "workday", start: "08:00", end: "20:00"}]}]),
    columns: /_business_/
  },
  {code: "A-12 handover_day_rule", settings: {handover_day_rule: "unknown"}},
  {code: "A-14 sync_start", settings: {sync_start: "closed"}},
  {code: "A-16 nbd_after_hours", settings: {nbd_after_hours: "same_day"}}
];

describe("a decision of SPEC §14 on time, flipped,", () => {
  const moved: Record<string, number> = {};
  let worlds = 0;
  afterAll(() => console.log(`settings flipped: ${flips.length} in each of ${worlds} worlds of 40 tickets`));

  it("moves exactly what it should, in the tickets that it decides", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (cases) => {
        worlds++;
        const before = await ask(cases);
        for (const flip of flips) {
          const after = await ask(cases, flip);
          for (const [i, one] of cases.entries())
            moved[flip.code] = (moved[flip.code] ?? 0) + differs(flip, one, [before[i]!, after[i]!]);
        }
      }),
      {numRuns: draws({quick: 1, full: 8}), seed: 20261122, endOnFailure: true}
    );
    const still = flips.filter(({columns, code}) => Boolean(columns) !== moved[code]! > 0);
    expect(still.map(({code}) => code)).toEqual([]);
  });

  it("never flips an invariant: equal to the limit is met, status never decides, the solution is the one recorded", async () => {
    let judged = 0;
    const choice = fc.record({
      clock_start: fc.constantFrom("submitted", "occurred", "graded", "assigned"),
      clock_basis: fc.constantFrom("contract", "elapsed", "business"),
      acknowledge_minutes: fc.constantFrom("1", "15", "60"),
      pauses: fc.constantFrom("report", "deduct"),
      level_change: fc.constantFrom("strictest", "last"),
      unsolvable: fc.constantFrom("missed", "void"),
      reopen: fc.constantFrom("last", "first", "resume")
    });
    await fc.assert(
      fc.asyncProperty(world, choice, async (cases, settings) => {
        const told = cases.filter(({kind}) => kind === "plain");
        const rows = await ask(told, {settings});
        const late = told.map((one) => ({...one, ticket: asLate(one.ticket)}));
        for (const [i, other] of (await ask(late, {settings})).entries())
          expect({...other, status: rows[i]!.status}).toEqual(rows[i]); // A-09
        for (const [i, row] of rows.entries()) {
          expect(row.resolved_at).toBe(told[i]!.ticket.resolved_at ?? null); // A-13
          judged += atMinutes(row); // A-04
        }
        const limits = await ask(told.map(exactly), {settings: {...settings, clock_start: "submitted"}});
        for (const row of limits.filter(({status}) => status === "closed"))
          expect(row.resolution_elapsed_verdict).toBe("met"); // A-04 at the limit itself
      }),
      {numRuns: draws({quick: 2, full: 20}), seed: 4, endOnFailure: true}
    );
    console.log(`invariants: ${judged} verdicts held against their minutes`);
    expect(judged).toBeGreaterThan(50);
  });
});

it("pauses in any order are the same: the rows of the history, and what each of them took", async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.infiniteStream(fc.nat()), async (cases, numbers) => {
      const paused = cases.filter(({kind}) => kind === "paused");
      const settings = {pauses: "deduct"};
      const rows = await ask(paused, {settings});
      const shuffled = paused.map((one) => ({...one, changes: shuffle(one.changes, numbers)}));
      expect(await ask(shuffled.reverse(), {settings})).toEqual(rows);
      for (const [i, row] of rows.entries()) {
        const {pauses, ticket} = paused[i]!;
        const taken = shuffle(pauses, numbers).map(([from, to]) => at(to) - at(from));
        const worked = pauses.map(([from, to]) => secondsBetween(calendar, at(from), at(to))!);
        expect(row.held_minutes).toBe(total(taken) / 60);
        if (ticket.resolved_at)
          expect(row.resolution_net_minutes).toBe(Number(row.resolution_elapsed_minutes) - total(taken) / 60);
        const limit = Number(row.resolution_limit_minutes) * 60 + total(worked);
        const due = deadlineAfter(calendar, at(ticket.submitted_at), limit)!;
        expect(row.resolution_business_due_at).toBe(localOf(due, calendar.zone));
      }
    }),
    {numRuns: draws({quick: 2, full: 15}), seed: 5, endOnFailure: true}
  );
});

type Asked = {settings?: Record<string, string>; tables?: Record<string, PolicyRow[]>};

// what the curve of targets is worked out from, told by the minutes and deadlines beside it
const workings = `source_row, started_instant, started_worked, coverage_no, held_seconds, held_business_seconds,
  ${["response", "resolution"].flatMap((measure) => [`${measure}_elapsed_deciding`, `${measure}_business_deciding`])}`;

async function ask(cases: Case[], {settings = {}, tables: own = {}}: Asked = {}): Promise<Row[]> {
  const setting: Setting = {
    tables: {...tables, ...own},
    zone: calendar.zone,
    asOf: "2024-06-30",
    settings,
    tickets: cases.map(({ticket}) => ticket),
    changes: cases.flatMap(({changes}) => changes)
  };
  const sql = `select * exclude (${workings}) from metrics.ticket_timeliness order by ticket_id`;
  return withEngine(setting, (connection) => rowsOf<Row>(connection, sql), ["metrics.ticket_timeliness"]);
}

// returns 1 if the ticket moved; fails if it should not have, should have, or moved in a column that is none of the flip's
function differs({code, columns, marker, decides}: Flip, one: Case, [before, after]: [Row, Row]): number {
  const columnsMoved = Object.keys(before).filter((name) => before[name] !== after[name]);
  const told = `${code}: ${JSON.stringify({one, columnsMoved})}`;
  expect(
    columnsMoved.filter((name) => !columns?.test(name)),
    told
  ).toEqual([]);
  if (marker) expect(before[marker] !== after[marker], told).toBe(decides!(one, before));
  if (decides && !decides(one, before)) expect(columnsMoved, told).toEqual([]);
  return columnsMoved.length > 0 ? 1 : 0;
}

// how many of a row's verdicts its minutes decide; each is met at its limit and missed a minute later
function atMinutes(row: Row): number {
  let count = 0;
  for (const measure of ["acknowledge", "response"])
    for (const basis of ["elapsed", "business"]) {
      const [minutes, limit] = [row[`${measure}_${basis}_minutes`], row[`${measure}_limit_minutes`]];
      if (minutes === null || row.status === "void") continue;
      expect(row[`${measure}_${basis}_verdict`]).toBe(Number(minutes) <= Number(limit) ? "met" : "missed");
      count++;
    }
  return count;
}

function caseOf(one: typeof drawn extends fc.Arbitrary<infer T> ? T : never, id: string): Case {
  const after = (minutes: number | undefined, sign = 1) =>
    minutes === undefined ? {} : local(one.submitted + sign * minutes);
  const resolved = one.submitted + one.worked;
  const cuts = one.cuts.toSorted((a, b) => a - b).map((part) => one.submitted + (one.worked * part) / 30);
  const ends = one.isDone || one.kind === "reopened";
  const named = (name: string, at: string | object) => (typeof at === "string" ? {[name]: at} : {});
  const ticket: Ticket = {
    ticket_id: id,
    submitted_at: local(one.submitted),
    level: one.level,
    customer_id: one.customer,
    status: ends ? (one.kind === "plain" ? one.status : "closed") : "open",
    ...named("occurred_at", after(one.occurred, -1)),
    ...named("graded_at", after(one.graded)),
    ...named("assigned_at", after(one.assigned)),
    ...named("acknowledged_at", after(one.acknowledged)),
    ...named("first_response_at", after(one.responded)),
    ...(ends ? {resolved_at: local(resolved)} : {})
  };
  const change = (at: number, status: string) => ({ticket_id: id, changed_at: local(at), status});
  const begun = change(one.submitted, "open");
  const pairs = cuts.flatMap((from, i): [number, number][] =>
    i % 2 || !cuts[i + 1] ? [] : [[from, cuts[i + 1]!]]
  );
  const done = ends ? [change(resolved, "resolved")] : [];
  const changes: Record<Kind, Change[]> = {
    plain: [],
    paused: [begun, ...pairs.flatMap(([from, to]) => [change(from, "paused"), change(to, "open")]), ...done],
    reopened: [begun, change(cuts[0]!, "resolved"), change(cuts[1]!, "open"), ...done],
    raised: ["L3", "L1", one.level].map((level, i) => ({
      ticket_id: id,
      changed_at: local(one.submitted + i),
      level
    }))
  };
  const pauses = pairs.map(([from, to]): [string, string] => [local(from), local(to)]);
  return {ticket, changes: changes[one.kind], kind: one.kind, pauses: one.kind === "paused" ? pauses : []};
}

function asLate(ticket: Ticket): Ticket {
  return ticket.status === "open" ? {...ticket, status: "overdue"} : ticket;
}

// the ticket solved to the second when its target is up: 240 min for L1, 480 for L2, 1440 for L3
function exactly(one: Case): Case {
  const limit = {L1: 240, L2: 480, L3: 1440}[one.ticket.level as "L1" | "L2" | "L3"];
  const resolved_at = localOf(at(one.ticket.submitted_at) + limit * 60, calendar.zone);
  return {...one, ticket: {...one.ticket, status: "closed", resolved_at}};
}

function term(value: string, level: string): PolicyRow {
  const undated = {valid_from: null, valid_to: null, basis: null, calendar: null};
  return {
    ...undated,
    scope: "customer",
    value,
    level,
    measure: "resolution",
    limit_minutes: 90,
    source_text: "t"
  };
}

function shuffle<T>(all: readonly T[], numbers: Iterable<number>): T[] {
  const keys = numbers[Symbol.iterator]();
  return all
    .map((one) => ({one, key: keys.next().value! % 1000}))
    .sort((a, b) => a.key - b.key)
    .map(({one}) => one);
}

function total(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function at(time: string): number {
  return instantOf(time, calendar.zone);
}

function local(minutes: number): string {
  return new Date(Date.UTC(2024, 1, 1) + Math.round(minutes) * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace("T", " ");
}
