import fc from "fast-check";
import {afterAll, describe, expect, it, vi} from "vitest";
import {draws} from "../../draws.ts";
import {policyOf, scopesOf} from "./calendars.ts";
import {type Ticket, type Timed, targets, timed} from "./engine.ts";
import {
  type Calendar,
  deadlineAfter,
  type Exception,
  type Hours,
  instantOf,
  localOf,
  secondsBetween
} from "./oracle.ts";

const zones = [
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "America/Sao_Paulo",
  "UTC"
];

// years in which these zones moved their clocks, one of them with the Chinese summer time of the time
const years = [1990, 2016, 2021, 2024];
const day = 86_400;

const minute = fc.integer({min: 0, max: 95}).map((quarter) => quarter * 15);
const oddMinute = fc.oneof(
  {weight: 5, arbitrary: minute},
  {weight: 1, arbitrary: fc.integer({min: 0, max: 1439})}
);
const kinds = ["every", "workday", "makeup", "holiday", "mon", "tue", "fri", "sat", "sun"];

const hours = (year: number): fc.Arbitrary<Hours> =>
  fc
    .record({
      day: fc.constantFrom(...kinds, "workday", "workday"),
      times: fc.tuple(oddMinute, oddMinute).filter(([start, end]) => start !== end),
      everyWeeks: fc.constantFrom(1, 1, 1, 2, 3),
      from: fc.constantFrom(undefined, undefined, `${year}-01-01`, `${year}-03-20`),
      to: fc.constantFrom(undefined, undefined, `${year}-10-27`)
    })
    .map(({day: name, times: [start, end], everyWeeks, from, to}) => ({
      day: name,
      start: clock(start),
      end: end === 0 ? "24:00" : clock(end),
      ...(everyWeeks > 1 ? {everyWeeks, from: from ?? `${year}-01-01`} : from ? {from} : {}),
      ...(to ? {to} : {})
    }));

const exception = (year: number): fc.Arbitrary<Exception> =>
  fc
    .record({
      offset: fc.integer({min: 0, max: 364}),
      kind: fc.constantFrom("workday" as const, "holiday" as const, "hours" as const),
      times: fc.tuple(minute, minute).filter(([start, end]) => start !== end)
    })
    .map(({offset, kind, times: [start, end]}) => ({
      date: new Date(Date.UTC(year, 0, 1 + offset)).toISOString().slice(0, 10),
      kind,
      ...(kind === "hours" ? {start: clock(start), end: end === 0 ? "24:00" : clock(end)} : {})
    }));

const calendar = (id: string, year: number): fc.Arbitrary<Calendar> =>
  fc.record({
    id: fc.constant(id),
    zone: fc.constantFrom(...zones),
    covered: fc.constant([[`${year}-01-01`, `${year}-12-31`]] as [string, string][]),
    hours: fc.array(hours(year), {minLength: 1, maxLength: 4}),
    exceptions: fc.uniqueArray(exception(year), {maxLength: 8, selector: ({date}) => date})
  });

/** A ticket's times as seconds into the year, some of them around the moves of the clocks. */
const moment = fc.oneof(
  fc.integer({min: -3 * day, max: 368 * day}),
  fc.integer({min: 70 * day, max: 95 * day}),
  fc.integer({min: 285 * day, max: 310 * day})
);
const lapse = fc.oneof(fc.integer({min: 0, max: 8 * day}), fc.integer({min: -3600, max: 2 * day}));

const world = fc.constantFrom(...years).chain((year) =>
  fc.record({
    year: fc.constant(year),
    zone: fc.constantFrom(...zones),
    calendars: fc.tuple(...["a", "b", "c", "d"].map((id) => calendar(id, year))),
    spans: fc.array(fc.tuple(moment, lapse, lapse), {minLength: 40, maxLength: 40}),
    limit: fc.constantFrom(0, 1, 30, 240, 480, 1440)
  })
);

// most of it is waiting where the machine is shared
vi.setConfig({testTimeout: draws({quick: 240_000, full: 1_800_000})});

let asked = 0;
let answered = 0;
afterAll(() => console.log(`business time: ${answered} tickets in ${asked} drawn worlds`));

describe("business time, against a reference that walks minute by minute,", () => {
  it("agrees for any calendar and any two instants, and so do the deadlines", async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(world, async ({year, zone, calendars, spans, limit}) => {
        const tickets = ticketsOf(year, calendars, spans);
        const rows = await ask(calendars, {zone, tickets, limit});
        for (const [i, ticket] of tickets.entries()) {
          const own = calendars[i % calendars.length]!;
          expect(said(rows[i]!), JSON.stringify({own, ticket, zone})).toEqual(
            expected(own, ticket, {zone, limit})
          );
          counted++;
        }
      }),
      {numRuns: draws({quick: 5, full: 15}), seed: 20261121, endOnFailure: true}
    );
    expect(counted).toBe(draws({quick: 200, full: 600}));
  });

  it("adds up: a to b and b to c is a to c, for any three instants the calendar covers", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({year, calendars, spans}) => {
        const zone = "UTC"; // no time comes twice
        const tickets = spans.flatMap(([start, one, two], i) => {
          const [a, b, c] = [start, start + Math.abs(one), start + Math.abs(one) + Math.abs(two)].map((at) =>
            local(year, at)
          );
          const product = calendars[i % calendars.length]!.id;
          return [
            {ticket_id: name(3 * i), product, submitted_at: a!, resolved_at: b!},
            {ticket_id: name(3 * i + 1), product, submitted_at: b!, resolved_at: c!},
            {ticket_id: name(3 * i + 2), product, submitted_at: a!, resolved_at: c!}
          ];
        });
        const seconds = (await ask(calendars, {zone, tickets})).map((row) => row.resolution_business_seconds);
        for (let i = 0; i < seconds.length; i += 3) {
          const [ab, bc, ac] = seconds.slice(i, i + 3);
          if (ac === null) expect(ab === null || bc === null).toBe(true);
          else expect(ab! + bc!).toBe(ac);
          if (ac !== null) expect(ac).toBeGreaterThanOrEqual(ab!);
        }
      }),
      {numRuns: draws({quick: 3, full: 8}), seed: 7, endOnFailure: true}
    );
  });

  it("is inverted by the deadline: limit seconds pass until it, and one second earlier they have not", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({year, calendars, spans, limit}) => {
        const zone = "UTC";
        const submitted = spans.map(([start], i) => ({
          ticket_id: name(i),
          product: calendars[i % calendars.length]!.id,
          submitted_at: local(year, start)
        }));
        const due = await ask(calendars, {zone, tickets: submitted, limit});
        const again = submitted.flatMap((ticket, i) => {
          const at = due[i]!.resolution_business_due_at;
          return at ? [{...ticket, first_response_at: earlier(at), resolved_at: at}] : [];
        });
        for (const row of await ask(calendars, {zone, tickets: again, limit})) {
          expect(row.resolution_business_seconds).toBe(limit * 60);
          if (limit > 0) expect(row.response_business_seconds).toBe(limit * 60 - 1);
        }
      }),
      {numRuns: draws({quick: 3, full: 8}), seed: 11, endOnFailure: true}
    );
  });

  it("is elapsed time around the clock, in any zone and over any move of its clock", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({year, zone, spans, limit}) => {
        const always: Calendar = {
          id: "a",
          zone,
          covered: [[`${year - 1}-01-01`, `${year + 1}-12-31`]],
          hours: [{day: "every", start: "00:00", end: "24:00"}]
        };
        const tickets = ticketsOf(year, [always], spans);
        const rows = await ask([always], {zone, tickets, limit});
        for (const [i, {submitted_at, resolved_at}] of tickets.entries()) {
          const [from, to] = [instantOf(submitted_at, zone), instantOf(resolved_at!, zone)];
          if (resolved_at! >= submitted_at && to >= from)
            expect(rows[i]!.resolution_business_seconds).toBe(to - from);
          expect(rows[i]!.resolution_business_due_at).toBe(localOf(from + limit * 60, zone));
        }
      }),
      {numRuns: draws({quick: 3, full: 8}), seed: 13, endOnFailure: true}
    );
  });

  it("is never made longer by a holiday more, and no deadline earlier", async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.integer({min: 0, max: 364}),
        async ({year, calendars, spans, limit}, offset) => {
          const date = new Date(Date.UTC(year, 0, 1 + offset)).toISOString().slice(0, 10);
          const [plain] = calendars;
          const bare = {
            ...plain!,
            hours: plain!.hours.filter((one) => one.day !== "holiday"),
            exceptions: plain!.exceptions!.filter((one) => one.date !== date)
          };
          fc.pre(bare.hours.length > 0 && !bare.hours.some((one) => one.day === "every"));
          const closed = {
            ...bare,
            id: "b",
            exceptions: [...bare.exceptions, {date, kind: "holiday" as const}]
          };
          const one = await ask([bare], {zone: "UTC", tickets: ticketsOf(year, [bare], spans), limit});
          const other = await ask([closed], {zone: "UTC", tickets: ticketsOf(year, [closed], spans), limit});
          for (const [i, before] of one.entries()) {
            const after = other[i]!;
            if (before.resolution_business_seconds !== null && after.resolution_business_seconds !== null)
              expect(after.resolution_business_seconds).toBeLessThanOrEqual(
                before.resolution_business_seconds
              );
            if (before.resolution_business_due_at && after.resolution_business_due_at)
              expect(after.resolution_business_due_at >= before.resolution_business_due_at).toBe(true);
          }
        }
      ),
      {numRuns: draws({quick: 3, full: 6}), seed: 17, endOnFailure: true}
    );
  });
});

type Asked = {zone: string; tickets: Ticket[]; limit?: number};

function ask(calendars: Calendar[], {zone, tickets, limit = 60}: Asked): Promise<Timed[]> {
  asked++;
  answered += tickets.length;
  return timed({
    tables: {
      ...policyOf(calendars),
      calendar_scopes: scopesOf(calendars),
      sla_targets: targets({L1: limit})
    },
    zone,
    tickets: tickets.map((ticket) => ({level: "L1", ...ticket}))
  });
}

function ticketsOf(year: number, calendars: Calendar[], spans: [number, number, number][]): Ticket[] {
  return spans.map(([start, toResponse, toResolution], i) => ({
    ticket_id: name(i),
    product: calendars[i % calendars.length]!.id,
    submitted_at: local(year, start),
    first_response_at: local(year, start + toResponse),
    resolved_at: local(year, start + toResolution)
  }));
}

function said(row: Timed) {
  return {
    response: row.response_business_seconds ?? row.response_unknown_reason,
    resolution: row.resolution_business_seconds ?? row.resolution_unknown_reason,
    due: row.resolution_business_due_at ?? row.resolution_due_unknown_reason
  };
}

function expected(own: Calendar, ticket: Ticket, {zone, limit}: {zone: string; limit: number}) {
  const from = instantOf(ticket.submitted_at, zone);
  const lasted = (at: string) =>
    at < ticket.submitted_at
      ? "before_submission"
      : (secondsBetween(own, from, instantOf(at, zone)) ?? "uncovered");
  const due = deadlineAfter(own, from, limit * 60);
  return {
    response: lasted(ticket.first_response_at!),
    resolution: lasted(ticket.resolved_at!),
    due: due === null ? "uncovered" : limit === 0 ? ticket.submitted_at : localOf(due, zone)
  };
}

function local(year: number, second: number): string {
  return new Date(Date.UTC(year, 0, 1) + second * 1000).toISOString().slice(0, 19).replace("T", " ");
}

function earlier(at: string): string {
  return new Date(Date.parse(`${at.replace(" ", "T")}Z`) - 1000).toISOString().slice(0, 19).replace("T", " ");
}

function name(i: number): string {
  return String(i).padStart(4, "0");
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
