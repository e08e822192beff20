import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {shared} from "../../service-value.ts";
import {officialOf} from "./calendars.ts";
import {shippedTables} from "./engine.ts";

type Day = {date: string; isOffDay: boolean};

const folder = shared("datasets/holiday-cn");
const {official_days: rows} = await shippedTables();
const shipped = officialOf(rows!);
const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
const years = await Promise.all(
  files.map(
    async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as {year: number; days: Day[]}
  )
);
const published = new Map(
  years.flatMap(({days}) => days.map(({date, isOffDay}) => [date, isOffDay] as const))
);

describe("the official days that are shipped", () => {
  it("are worked or off as holiday-cn has them, every day of every year it holds", () => {
    const held = years.filter(({days}) => days.length > 0).map(({year}) => year);
    const dates = held.flatMap((year) => datesOf(year));
    const differing = dates.filter((date) => isOff(date) !== (published.get(date) ?? isWeekend(date)));
    console.log(
      `official days: ${dates.length} days of ${held.length} years compared, ${differing.length} differ`
    );
    expect(held).toEqual(Array.from({length: 17}, (_, i) => 2010 + i));
    expect(dates.length).toBe(6209);
    expect(differing).toEqual([]);
  });

  it("list the same days one by one, but for a Monday that holiday-cn names as worked again", () => {
    const own = new Set(rows!.filter(({year}) => Number(year) >= 2010).map(({date}) => String(date)));
    const missing = [...published.keys()].filter((date) => !own.has(date));
    const more = [...own].filter((date) => !published.has(date));
    expect({missing, more}).toEqual({missing: ["2020-02-03"], more: []});
  });

  it("cover 2004 to 2026, the years before 2010 marked as from a single source", () => {
    expect([...new Set(rows!.map(({year}) => year))]).toEqual(Array.from({length: 23}, (_, i) => 2004 + i));
    for (const {year, source} of rows!)
      expect(String(source)).toMatch(
        Number(year) < 2010 ? /^chinese-days .*\(single source\)$/ : /^https?:\/\/www\.gov\.cn\//
      );
  });

  it("have 248 to 252 working days a year", () => {
    const counts = Array.from(
      {length: 23},
      (_, i) => datesOf(2004 + i).filter((date) => !isOff(date)).length
    );
    expect(Math.min(...counts)).toBe(248);
    expect(Math.max(...counts)).toBe(252);
    expect(counts.at(-1)).toBe(248);
  });
});

function isOff(date: string): boolean {
  const said = shipped.get(date);
  return said ? said === "holiday" : isWeekend(date);
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function datesOf(year: number): string[] {
  const dates: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}
