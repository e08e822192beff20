import {describe, expect, it} from "vitest";
import {officialOf, policyOf, scopesOf} from "./calendars.ts";
import {shippedTables, type Ticket, type Timed, targets, timed} from "./engine.ts";
import type {Calendar, Hours} from "./oracle.ts";

// every answer is worked by hand in the comment beside it; PEERS' edge cases 1, 2, 8, 9, 10 and 12 are among them

const {official_days: official} = await shippedTables();
const cn: Pick<Calendar, "zone" | "official" | "covered"> = {
  zone: "Asia/Shanghai",
  official: officialOf(official!),
  covered: [["2004-01-01", "2026-12-31"]]
};
const year = (zone: string): Pick<Calendar, "zone" | "covered"> => ({
  zone,
  covered: [["2024-01-01", "2025-12-31"]]
});
const day = (start: string, end: string): Hours => ({day: "workday", start, end});
const plain = [day("09:00", "18:00")];

type Edge = {
  title: string;
  calendar: Omit<Calendar, "id">;
  /** Submitted, resolved, and what is worked between in minutes; or why that is not known. */
  span: [from: string, to: string, minutes: number | string];
  /** A limit in minutes and when it is reached. */
  due?: [limit: number, at: string | null];
};

const shanghai: Edge[] = [
  {
    title: "Fri 17:00 to Tue 10:00 over the Spring Festival of 2026 with its make-up Saturday: 1 + 9 + 1 h",
    calendar: {...cn, hours: plain},
    span: ["2026-02-13 17:00", "2026-02-24 10:00", 660],
    due: [660, "2026-02-24 10:00:00"]
  },
  {
    title: "Fri 17:30 to Mon 09:30 with Saturday 10-10 worked: 30 min + 9 h + 30 min",
    calendar: {...cn, hours: plain},
    span: ["2026-10-09 17:30", "2026-10-12 09:30", 600]
  },
  {
    title: "a make-up Saturday has Monday's hours when hours are by weekday: 2 h on Fri, 3 h on Sat",
    calendar: {
      ...cn,
      hours: [
        {day: "mon", start: "10:00", end: "13:00"},
        {day: "fri", start: "09:00", end: "18:00"}
      ]
    },
    span: ["2026-02-13 16:00", "2026-02-15 09:00", 300]
  },
  {
    title: "and hours of its own where they are laid down: 2 h on Fri, 4 h on Sat",
    calendar: {
      ...cn,
      hours: [
        {day: "mon", start: "10:00", end: "13:00"},
        {day: "fri", start: "09:00", end: "18:00"},
        {day: "makeup", start: "09:00", end: "13:00"}
      ]
    },
    span: ["2026-02-13 16:00", "2026-02-15 09:00", 360]
  },
  {
    title: "people on duty on a holiday, 10 to 12 each day of the National Day week: 7 × 2 h",
    calendar: {
      ...cn,
      hours: [...plain, {day: "holiday", start: "10:00", end: "12:00"}]
    },
    span: ["2026-09-30 18:00", "2026-10-08 09:00", 840]
  },
  {
    title: "9–12 and 13:30–18 with lunch between: 1 h + 30 min",
    calendar: {...year("Asia/Shanghai"), hours: [day("09:00", "12:00"), day("13:30", "18:00")]},
    span: ["2024-05-15 11:00", "2024-05-15 14:00", 90],
    due: [60, "2024-05-15 12:00:00"] // reached as the morning ends, not as the afternoon begins
  },
  {
    title: "a day's limit is reached at its close, not at the next opening",
    calendar: {...year("Asia/Shanghai"), hours: plain},
    span: ["2024-05-15 09:00", "2024-05-15 18:00", 540],
    due: [540, "2024-05-15 18:00:00"]
  },
  {
    title: "an event at the opening and one at the close: nothing, and all of it",
    calendar: {...year("Asia/Shanghai"), hours: plain},
    span: ["2024-05-15 18:00", "2024-05-16 09:00", 0],
    due: [1, "2024-05-16 09:01:00"]
  },
  {
    title: "submitted before the opening or on a Sunday, the clock starts at the next opening",
    calendar: {...year("Asia/Shanghai"), hours: plain},
    span: ["2024-05-12 23:00", "2024-05-13 09:10", 10],
    due: [10, "2024-05-13 09:10:00"]
  },
  {
    title: "59 seconds are no minute: 17:58:30 to 17:59:29",
    calendar: {...year("Asia/Shanghai"), hours: plain},
    span: ["2024-05-15 17:58:30", "2024-05-15 17:59:29", 0]
  },
  {
    title: "overlapping and touching hours count once: 9–13 and 12–15 and 15–16 are 7 h",
    calendar: {
      ...year("Asia/Shanghai"),
      hours: [day("09:00", "13:00"), {day: "every", start: "12:00", end: "15:00"}, day("15:00", "16:00")]
    },
    span: ["2024-05-15 00:00", "2024-05-16 00:00", 420]
  },
  {
    title: "a night shift of Friday, 22 to 6, ends on Saturday morning: 2 + 6 h",
    calendar: {...year("Asia/Shanghai"), hours: [{day: "fri", start: "22:00", end: "06:00"}]},
    span: ["2024-05-17 00:00", "2024-05-19 00:00", 480],
    due: [300, "2024-05-18 03:00:00"]
  },
  {
    title: "and belongs to the Friday: a Saturday off does not end it, a Friday off does away with it",
    calendar: {
      ...year("Asia/Shanghai"),
      hours: [{day: "fri", start: "22:00", end: "06:00"}],
      exceptions: [
        {date: "2024-05-18", kind: "holiday"},
        {date: "2024-05-24", kind: "holiday"}
      ]
    },
    span: ["2024-05-17 00:00", "2024-05-26 00:00", 480]
  },
  {
    title: "24:00 is the end of the day, 23:59 is a minute less",
    calendar: {
      ...year("Asia/Shanghai"),
      hours: [
        {day: "wed", start: "23:00", end: "23:59"},
        {day: "thu", start: "23:00", end: "24:00"}
      ]
    },
    span: ["2024-05-15 00:00", "2024-05-17 12:00", 119]
  },
  {
    title: "half a day before a holiday: 9–12 on the 14th, all of the 15th: 3 + 9 h",
    calendar: {
      ...year("Asia/Shanghai"),
      hours: plain,
      exceptions: [{date: "2024-05-14", kind: "hours", start: "09:00", end: "12:00"}]
    },
    span: ["2024-05-14 00:00", "2024-05-16 00:00", 720],
    due: [200, "2024-05-15 09:20:00"]
  },
  {
    title: "every second Saturday, from that of 2024-05-11: worked on the 11th and the 25th: 2 × 3 h",
    calendar: {
      ...year("Asia/Shanghai"),
      hours: [{day: "sat", start: "09:00", end: "12:00", everyWeeks: 2, from: "2024-05-11"}]
    },
    span: ["2024-05-11 00:00", "2024-06-01 00:00", 360]
  },
  {
    title: "other hours from July: 9 h on Fri 28 June, 6 h on Mon 1 July",
    calendar: {
      ...year("Asia/Shanghai"),
      hours: [
        {...day("09:00", "18:00"), to: "2024-06-30"},
        {...day("09:00", "15:00"), from: "2024-07-01"}
      ]
    },
    span: ["2024-06-28 00:00", "2024-07-02 00:00", 900],
    due: [600, "2024-07-01 10:00:00"]
  },
  {
    title: "before hours were ever laid down is unknown, not 0",
    calendar: {...year("Asia/Shanghai"), hours: [{...day("09:00", "18:00"), from: "2024-07-01"}]},
    span: ["2024-06-28 10:00", "2024-07-02 12:00", "uncovered"],
    due: [60, null]
  },
  {
    title: "resolved as the covered years end is known, a second later is not",
    calendar: {...year("Asia/Shanghai"), hours: [{day: "every", start: "00:00", end: "24:00"}]},
    span: ["2025-12-31 23:00", "2026-01-01 00:00", 60],
    due: [61, null]
  },
  {
    title: "resolved before it was submitted is unknown, not negative",
    calendar: {...year("Asia/Shanghai"), hours: plain},
    span: ["2024-05-15 10:00", "2024-05-15 09:30", "before_submission"]
  },
  {
    title: "resolved the second it was submitted is 0, a value",
    calendar: {...year("Asia/Shanghai"), hours: plain},
    span: ["2024-05-15 10:00:07", "2024-05-15 10:00:07", 0]
  },
  {
    title: "a team in New York, 9–17 there, is 21–5 in Shanghai in summer: 1 h by 22:00, due at 05:00",
    calendar: {...year("America/New_York"), hours: [day("09:00", "17:00")]},
    span: ["2024-07-10 12:00", "2024-07-10 22:00", 60],
    due: [480, "2024-07-11 05:00:00"]
  },
  {
    title: "and 22–6 in winter",
    calendar: {...year("America/New_York"), hours: [day("09:00", "17:00")]},
    span: ["2024-12-11 12:00", "2024-12-11 23:00", 60],
    due: [480, "2024-12-12 06:00:00"]
  },
  {
    title: "Shanghai had a summer time: midnight to midnight was 23 h on 1990-04-15",
    calendar: {
      zone: "UTC",
      covered: [["1990-01-01", "1990-12-31"]],
      hours: [{day: "every", start: "00:00", end: "24:00"}]
    },
    span: ["1990-04-15 00:00", "1990-04-16 00:00", 23 * 60]
  }
];

const round = [{day: "every", start: "00:00", end: "24:00"}];

const berlin: Edge[] = [
  {
    title: "the day the clocks go forward has 23 h",
    calendar: {...year("Europe/Berlin"), hours: round},
    span: ["2024-03-31 00:00", "2024-04-01 00:00", 23 * 60],
    due: [120, "2024-03-31 03:00:00"] // 00:00, 01:00, then the hour after 02:00 is 03:00
  },
  {
    title: "and the one they go back has 25",
    calendar: {...year("Europe/Berlin"), hours: round},
    span: ["2024-10-27 00:00", "2024-10-28 00:00", 25 * 60],
    due: [240, "2024-10-27 03:00:00"] // 00, 01, 02, 02 again
  },
  {
    title: "of a night shift from 22 to 6 an hour is missing: 7 h",
    calendar: {...year("Europe/Berlin"), hours: [{day: "sat", start: "22:00", end: "06:00"}]},
    span: ["2024-03-30 12:00", "2024-03-31 12:00", 420],
    due: [300, "2024-03-31 04:00:00"]
  },
  {
    title: "or worked twice: 9 h",
    calendar: {...year("Europe/Berlin"), hours: [{day: "sat", start: "22:00", end: "06:00"}]},
    span: ["2024-10-26 12:00", "2024-10-27 12:00", 540]
  },
  {
    title: "hours that the clock skips are not worked: 02:10 to 03:00 is nothing",
    calendar: {...year("Europe/Berlin"), hours: [{day: "sun", start: "02:10", end: "03:00"}]},
    span: ["2024-03-31 00:00", "2024-03-31 12:00", 0]
  },
  {
    title: "hours that begin in the skipped hour begin as it ends: 02:30 to 05:00 is 2 h",
    calendar: {...year("Europe/Berlin"), hours: [{day: "sun", start: "02:30", end: "05:00"}]},
    span: ["2024-03-31 00:00", "2024-03-31 12:00", 120]
  },
  {
    title: "hours in the hour that comes twice are worked twice: 02:00 to 02:30 is 1 h",
    calendar: {...year("Europe/Berlin"), hours: [{day: "sun", start: "02:00", end: "02:30"}]},
    span: ["2024-10-27 00:00", "2024-10-27 12:00", 60]
  },
  {
    title: "9–18 is 9 h on every day of the year",
    calendar: {...year("Europe/Berlin"), hours: [{day: "sun", start: "09:00", end: "18:00"}]},
    span: ["2024-10-27 00:00", "2024-10-28 00:00", 540]
  }
];

const newYork: Edge[] = [
  {
    title: "forward on 2024-03-10: 23 h",
    calendar: {...year("America/New_York"), hours: round},
    span: ["2024-03-10 00:00", "2024-03-11 00:00", 23 * 60],
    due: [180, "2024-03-10 04:00:00"]
  },
  {
    title: "back on 2024-11-03: 25 h",
    calendar: {...year("America/New_York"), hours: round},
    span: ["2024-11-03 00:00", "2024-11-04 00:00", 25 * 60],
    due: [180, "2024-11-03 02:00:00"] // 00, 01, 01 again
  },
  {
    title: "a calendar of Shanghai, 9–18 there, is 20–5 here in winter and 21–6 in summer",
    calendar: {...year("Asia/Shanghai"), hours: plain},
    span: ["2024-03-07 12:00", "2024-03-07 21:00", 60],
    due: [540, "2024-03-08 05:00:00"]
  },
  {
    title: "and in summer",
    calendar: {...year("Asia/Shanghai"), hours: plain},
    span: ["2024-03-12 12:00", "2024-03-12 21:30", 30],
    due: [540, "2024-03-13 06:00:00"]
  }
];

describe.each([
  ["Asia/Shanghai", shanghai],
  ["Europe/Berlin", berlin],
  ["America/New_York", newYork]
] as const)("in a workspace of %s", async (zone, edges) => {
  const rows = await answers(zone, edges);

  it.each(edges.map((edge, i) => ({...edge, row: rows[i]!})))("$title", ({span: [, , minutes], due, row}) => {
    expect(row.resolution_business_minutes ?? row.resolution_unknown_reason).toBe(minutes);
    if (due) expect(row.resolution_business_due_at).toBe(due[1]);
  });
});

async function answers(zone: string, edges: readonly Edge[]): Promise<Timed[]> {
  const calendars = edges.map(({calendar}, i) => ({...calendar, id: name(i)}));
  const tickets: Ticket[] = edges.map(({span: [submitted_at, resolved_at]}, i) => ({
    ticket_id: name(i),
    product: name(i),
    level: name(i),
    submitted_at,
    resolved_at
  }));
  const limits = Object.fromEntries(edges.map(({due}, i) => [name(i), due?.[0] ?? 60]));
  return timed({
    tables: {
      ...policyOf(calendars, official),
      calendar_scopes: scopesOf(calendars),
      sla_targets: targets(limits)
    },
    zone,
    tickets
  });
}

function name(i: number): string {
  return String(i).padStart(2, "0");
}
