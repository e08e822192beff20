import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {shared} from "../../service-value.ts";
import {officialOf, policyOf, scopesOf} from "./calendars.ts";
import {shippedTables, targets, timed} from "./engine.ts";
import {type Calendar, instantOf, secondsBetween} from "./oracle.ts";

type Case = {
  id: string;
  source: string;
  timezone: string;
  week: Record<string, [string, string][]>;
  yearly_holidays?: string[];
  calendar?: string;
  start: string;
  end: string;
  business_seconds: number;
};

const {cases} = JSON.parse(await readFile(shared("oracles/business_time.json"), "utf8")) as {cases: Case[]};
const scores = await readFile(shared("oracles/published_scores.md"), "utf8");
const {official_days: official} = await shippedTables();
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

describe("business seconds published by other engines", async () => {
  const seconds = new Map<string, number | null>();
  for (const zone of new Set(cases.map((one) => one.timezone)))
    for (const {ticket_id, resolution_business_seconds} of await timedIn(zone))
      seconds.set(ticket_id, resolution_business_seconds);

  it.each(cases)("$id: $start to $end in $timezone is $business_seconds s ($source)", (one) => {
    expect(seconds.get(one.id)).toBe(one.business_seconds);
  });

  it.each(cases)("$id by the reference, too", (one) => {
    const [from, to] = [instantOf(one.start, one.timezone), instantOf(one.end, one.timezone)];
    expect(secondsBetween(calendarOf(one), from, to)).toBe(one.business_seconds);
  });

  it("are as many as there were when this was written", () => {
    expect(cases.length).toBeGreaterThanOrEqual(15);
  });
});

describe("deadlines published by Dynamics 365", () => {
  const calendar: Calendar = {
    id: "d365",
    zone: "UTC",
    covered: [["2023-01-01", "2023-12-31"]],
    hours: [{day: "workday", start: "08:00", end: "17:00"}]
  };

  it.each([
    [24, "Mon 2023-06-19 12:00"],
    [48, "Thu 2023-06-22 09:00"]
  ])("Wed 2023-06-14 15:00 and %d business hours is %s", async (hours, published) => {
    expect(scores).toContain(published);
    const [row] = await timed({
      tables: {...policyOf([calendar]), sla_targets: targets({L1: hours * 60})},
      zone: "UTC",
      tickets: [{ticket_id: "1", level: "L1", submitted_at: "2023-06-14 15:00"}]
    });
    expect(row!.resolution_business_due_at).toBe(`${published.slice(4)}:00`);
  });
});

function timedIn(zone: string) {
  const own = cases.filter((one) => one.timezone === zone);
  const calendars = own.map(calendarOf);
  return timed({
    tables: {...policyOf(calendars, official), calendar_scopes: scopesOf(calendars)},
    zone,
    tickets: own.map(({id, start, end}) => ({
      ticket_id: id,
      product: id,
      submitted_at: start,
      resolved_at: end
    }))
  });
}

// a holiday of every year is an exception of each year that the case touches
function calendarOf({id, timezone, week, yearly_holidays = [], calendar, start, end}: Case): Calendar {
  const [from, to] = [Number(start.slice(0, 4)) - 1, Number(end.slice(0, 4)) + 1];
  const years = Array.from({length: to - from + 1}, (_, i) => from + i);
  return {
    id,
    zone: timezone,
    covered: calendar ? [["2004-01-01", "2026-12-31"]] : [[`${from}-01-01`, `${to}-12-31`]],
    hours: Object.entries(week).flatMap(([weekday, hours]) =>
      hours.map(([begin, close]) => ({day: weekdays[Number(weekday) - 1]!, start: begin, end: close}))
    ),
    exceptions: years.flatMap((year) =>
      yearly_holidays.map((day) => ({date: `${year}-${day}`, kind: "holiday" as const}))
    ),
    ...(calendar ? {official: officialOf(official!)} : {})
  };
}
