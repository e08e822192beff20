import {afterAll, describe, expect, it} from "vitest";
import {type Connection, rowsOf} from "../../../pipelines/duckdb.ts";
import type {PolicyRow} from "../../../pipelines/policy-lines.ts";
import {shippedTables, type Tables, type Ticket, type Timed, targets, timed, withEngine} from "./engine.ts";

// the vectors of SPEC §17 on time, each by its name, on the calendars that are shipped

const oneStretch = hours("one-stretch", ["09:00", "18:00"]);
const always = scope("product", "always", "7x24");

const plain = scope("product", "plain", "one-stretch");

const shipped = await shippedTables();

// what is asked on the calendars that are shipped, in one question
const eightHours = {level: "L2", submitted_at: "2024-05-15 09:15", resolved_at: "2024-05-15 17:45"};
const asked: Record<string, Omit<Ticket, "ticket_id">> = {
  "V-01 lunch": eightHours,
  "V-01 no lunch": {...eightHours, product: "plain"},
  "V-01 always": {...eightHours, product: "always"},
  "V-02": {submitted_at: "2024-05-15 09:15", assigned_at: "2024-05-15 09:30"},
  "V-05": {submitted_at: "2005-02-22 10:05", resolved_at: "2005-02-23 14:26", product: "always"},
  "V-06 late": {
    submitted_at: "2005-02-22 15:30",
    first_response_at: "2005-02-22 16:00",
    resolved_at: "2005-02-22 18:00",
    product: "always"
  },
  "V-06 on time": {
    submitted_at: "2005-02-23 09:00",
    first_response_at: "2005-02-23 09:00",
    resolved_at: "2005-02-23 11:30",
    product: "always"
  },
  "V-25 within": {level: "L1", submitted_at: "2027-03-01 10:00", resolved_at: "2027-03-01 11:00"},
  "V-25 into": {level: "L2", submitted_at: "2026-12-31 16:00", resolved_at: "2027-01-04 10:00"},
  "V-25 before": {level: "L1", submitted_at: "2026-12-31 10:00", resolved_at: "2026-12-31 11:00"}
};
const answers = many(
  Object.entries(asked).map(([ticket_id, ticket]) => ({ticket_id, ...ticket})),
  oneStretch,
  [always, plain]
);

// one database for all that is asked about days
let close = () => {};
const standardDays = new Promise<Connection>((opened, failed) => {
  const closed = new Promise<void>((done) => {
    close = done;
  });
  withEngine({tables: shipped}, (connection) => {
    opened(connection);
    return closed;
  }).catch(failed);
});
afterAll(() => close());

describe("V-01: L2, submitted 2024-05-15 09:15, solved 17:45, 8 hours", () => {
  it("under 9–18 with lunch is 450 minutes, due on the 16th at 09:15: in time", async () => {
    const row = await one("V-01 lunch");
    expect(row.calendar).toBe("cn-5x8");
    expect(row.resolution_business_minutes).toBe(450);
    expect(row.resolution_business_due_at).toBe("2024-05-16 09:15:00");
  });

  it("under 9–18 without lunch is 510 minutes, due at 17:15: 30 minutes late", async () => {
    const row = await one("V-01 no lunch");
    expect(row.resolution_business_minutes).toBe(510);
    expect(row.resolution_business_due_at).toBe("2024-05-15 17:15:00");
  });

  it("around the clock is 8 h 30 min, due at 17:15", async () => {
    const row = await one("V-01 always");
    expect(row.resolution_business_minutes).toBe(510);
    expect(row.resolution_business_due_at).toBe("2024-05-15 17:15:00");
  });
});

it("V-02: assigned at 09:30 is 15 minutes after 09:15, and stands in for the response", async () => {
  expect((await one("V-02")).response_business_seconds).toBe(15 * 60);
});

it("V-05: 2005-02-22 10:05 to 2005-02-23 14:26 is 28 h 21 min elapsed", async () => {
  expect((await one("V-05")).resolution_business_minutes).toBe(28 * 60 + 21);
});

it("V-06: requested 15:30 and started 16:00 is 30 minutes late, 09:00 and 09:00 is on time; 2.0 + 2.5 h were worked", async () => {
  const rows = [await one("V-06 late"), await one("V-06 on time")];
  expect(rows.map((row) => row.response_business_seconds! / 60)).toEqual([30, 0]);
  expect(
    rows.map((row) => (row.resolution_business_seconds! - row.response_business_seconds!) / 3600)
  ).toEqual([2, 2.5]);
});

describe("working days, of which a make-up Saturday is one:", () => {
  it.each([
    ["V-04", "2005-02-22 10:05", "2005-02-23"],
    ["V-14, a make-up Saturday", "2024-10-12 10:00", "2024-10-14"],
    ["V-14, a holiday", "2024-10-05 10:00", "2024-10-09"],
    ["A-16, after close", "2024-10-11 18:30", "2024-10-14"]
  ])("%s: received %s, the next business day is %s", async (_, received, expected) => {
    // a receipt after close or on a day off counts as of the next working day; the deadline is the close of the one after
    const [row] = await days(`
      with received as (
        select min(workday_no) as workday_no from business_days
        where is_workday and closes_at > timestamp '${received}'
      )
      select business_days.date::varchar as date, closes_at::varchar as due from business_days
      inner join received on business_days.workday_no = received.workday_no + 1 where is_workday`);
    expect(row).toEqual({date: expected, due: `${expected} 18:00:00`});
  });

  it.each([
    ["2024Q2", "2024-06-30", "2024-06-24"],
    ["2024Q3", "2024-09-30", "2024-09-25"],
    ["2025Q3", "2025-09-30", "2025-09-25"],
    ["2026Q3", "2026-09-30", "2026-09-23"]
  ])("V-12: the fifth working day from the end of %s is that of %s: %s", async (_, last, expected) => {
    const [row] = await days(`select min(date)::varchar as date from business_days
      where is_workday and workday_no > (select workday_no - 5 from business_days where date = date '${last}')`);
    expect(row!.date).toBe(expected);
  });

  it.each([
    ["2024-09-30", "2024-10-09"],
    ["2024-06-28", "2024-07-02"],
    ["2025-09-30", "2025-10-10"]
  ])("V-13: two working days after %s is %s", async (meeting, expected) => {
    const [row] = await days(`select date::varchar as date from business_days where is_workday
      and workday_no = (select workday_no + 2 from business_days where date = date '${meeting}')`);
    expect(row!.date).toBe(expected);
  });

  it("2026 has 248", async () => {
    const [row] = await days(
      "select count(*) as n from business_days where is_workday and year(date) = 2026"
    );
    expect(row!.n).toBe(248);
  });
});

describe("V-25: a year without a notice is 日历未覆盖, not worked Monday to Friday:", () => {
  it("a day of 2027 is not there at all", async () => {
    expect(await days("select * from business_days where date >= date '2027-01-01'")).toEqual([]);
  });

  it("nothing that begins, ends or falls due there is computed", async () => {
    const rows = [await one("V-25 within"), await one("V-25 into"), await one("V-25 before")];
    expect(rows.map((row) => row.resolution_business_minutes)).toEqual([null, null, 60]);
    expect(rows.map((row) => row.resolution_unknown_reason)).toEqual(["uncovered", "uncovered", null]);
    expect(rows.map((row) => row.resolution_due_unknown_reason)).toEqual(["uncovered", "uncovered", null]);
    expect(rows[2]!.resolution_business_due_at).toBe("2026-12-31 15:00:00");
  });

  it("a gap between two years is not crossed", async () => {
    const official_days = shipped.official_days!.filter(({year}) => year !== 2015);
    const [row] = await many(
      [{ticket_id: "1", submitted_at: "2014-12-30 10:00", resolved_at: "2016-01-05 10:00"}],
      {official_days}
    );
    expect(row!.resolution_unknown_reason).toBe("uncovered");
  });
});

async function one(id: string): Promise<Timed> {
  return (await answers).find(({ticket_id}) => ticket_id === id)!;
}

function many(tickets: Ticket[], tables: Tables = {}, calendar_scopes: PolicyRow[] = []): Promise<Timed[]> {
  const sla_targets = targets({L1: 240, L2: 480, L3: 1440});
  const added = Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      name === "official_days" ? rows : [...shipped[name]!, ...rows]
    ])
  );
  return timed({tables: {...shipped, ...added, calendar_scopes, sla_targets}, tickets});
}

async function days(sql: string): Promise<Record<string, unknown>[]> {
  const standard = "with business_days as (select * from warehouse.business_days where calendar = 'cn-5x8')";
  const text = /^\s*with /.test(sql) ? sql.replace(/^\s*with /, `${standard}, `) : `${standard} ${sql}`;
  return rowsOf(await standardDays, text);
}

function hours(calendar: string, [start_time, end_time]: [string, string]): Tables {
  return {
    calendars: [
      {
        calendar,
        name_zh: calendar,
        name_en: calendar,
        zone: "Asia/Shanghai",
        holidays: "cn",
        covered_from: null,
        covered_to: null,
        is_default: false
      }
    ],
    calendar_hours: [
      {calendar, day: "workday", start_time, end_time, every_weeks: 1, valid_from: null, valid_to: null}
    ]
  };
}

function scope(kind: string, value: string, calendar: string): PolicyRow {
  return {scope: kind, value, calendar, valid_from: null, valid_to: null};
}
