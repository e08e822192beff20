import {describe, expect, it} from "vitest";
import {built, type Given} from "./built.ts";

// handovers and meetings, from rows written by hand; 2024-05-15 is a Wednesday
const instead = {
  "warehouse.calendars": "select 1 as calendar_no, true as is_default",
  "warehouse.business_days": `select 1 as calendar_no, date::date as date, isodow(date) < 6 as is_workday
    from range(timestamp '2024-05-13', timestamp '2024-06-01', interval 1 day) as days (date)`,
  "metrics.key_accounts":
    "select 'C1' as customer_id, date '0001-01-01' as valid_from, date '9999-12-30' as valid_to",
  "metrics.health_tiers": `select 'C1' as customer_id, 'at_risk' as tier, date '2024-01-01' as period_start`,
  "metrics.ticket_timeliness": `select * from (values
      ('T1', 'C1', 'L1', timestamp '2024-05-15 09:00', timestamp '2024-05-15 12:00'),
      ('T2', 'C1', 'L2', timestamp '2024-05-15 09:00', null)
    ) as rows (ticket_id, customer_id, level, submitted_at, resolved_at)`,
  "warehouse.tickets":
    "select 'T2' as ticket_id, 'C1' as customer_id, timestamp '2024-05-15 09:00' as submitted_at, true as is_complaint"
};
const asOf = "2024-05-31";
// the source's own form: signed on a day, submitted at 14:30
const source = {
  customer_id: "C1",
  contract_id: "H1",
  signed_date: "2024-05-15",
  submitted_at: "2024-05-15 14:30:00",
  status: "confirmed"
};
const whole = {
  ...{
    customer_id: "C2",
    contract_id: "H2",
    signed_at: "2024-05-16 10:00:00",
    completed_at: "2024-05-16 12:00:59"
  },
  ...{
    submitted_at: "2024-05-16 12:31:00",
    received_at: "2024-05-16 12:31:00",
    viewed_at: "2024-05-16 14:31:30"
  },
  ...{
    confirmed_at: "2024-05-17 12:32:00",
    planned_service_start_at: "2024-05-20 09:00:00",
    status: "confirmed"
  }
};

describe("metrics.handover_verdicts", () => {
  it("V-15: judges a form signed on a day by that working day, not by the hour (A-12)", async () => {
    expect(await verdicts([source])).toContainEqual(["R-01", "met", true]);
    expect(await verdicts([{...source, submitted_at: "2024-05-16 08:00:00"}])).toContainEqual([
      "R-01",
      "missed",
      true
    ]);
    expect(
      await verdicts([{...source, signed_date: "2024-05-18", submitted_at: "2024-05-20 18:00:00"}])
    ).toContainEqual([
      "R-01",
      "met",
      true // a Saturday: by the end of Monday
    ]);
    expect(await verdicts([source], {handover_day_rule: "unknown"})).toContainEqual([
      "R-01",
      "unknown",
      true
    ]);
  });

  it("judges hours where they are recorded, at minute precision", async () => {
    expect((await verdicts([whole])).filter(([, , isProxy]) => !isProxy)).toEqual([
      ["R-01", "met", false], // 120 minutes and 59 seconds
      ["R-02", "met", false], // 12:00:59 to 12:31:00
      ["R-03", "unknown", false], // no export says who reviewed
      ["R-04", "met", false],
      ["R-05", "missed", false], // a minute after 24 hours
      ["R-06", "met", false],
      ["R-09", "unknown", false]
    ]);
    const limits = {
      handover_complete_minutes: "119",
      handover_view_minutes: "119",
      handover_confirm_minutes: "1441",
      handover_submit_minutes: "29"
    };
    const flipped = await verdicts([whole], limits);
    expect(flipped.slice(0, 2).map(([, verdict]) => verdict)).toEqual(["missed", "missed"]);
    expect(flipped.slice(3, 5).map(([, verdict]) => verdict)).toEqual(["missed", "met"]);
  });

  it("calls a step nobody records unknown, one that is open pending, and one past its time missed", async () => {
    const open = {
      ...whole,
      contract_id: "H3",
      submitted_at: "2024-05-31 23:00:00",
      viewed_at: null,
      confirmed_at: null,
      completed_at: null,
      received_at: null
    };
    expect(await verdicts([open])).toContainEqual(["R-04", "unknown", true]);
    const both = await verdicts([whole, {...open, status: "pending"}]);
    expect(both).toContainEqual(["R-04", "pending", true]);
    const late = {...open, submitted_at: "2024-05-30 20:00:00"};
    expect(await verdicts([whole, late])).toContainEqual(["R-04", "missed", true]);
  });
});

describe("metrics.meeting_verdicts", () => {
  const both = JSON.stringify([{person_id: "S0123"}, {person_id: "A0056"}]);
  const one = JSON.stringify([{person_id: "A0056"}]);
  const meeting = {customer_id: "C1", meeting_kind: "关键时点会议", ticket_id: "T1", attendees: both};

  it("M-37: counts key moments followed by a meeting of both sides within the days set", async () => {
    const meetings = [
      {...meeting, held_at: "2024-05-15 10:00:00"}, // after the submission, before the solution
      {...meeting, held_at: "2024-05-16 10:00:00", attendees: one}
    ];
    expect(await moments({meetings})).toEqual([
      ["complaint", false],
      ["major_closed", false],
      ["major_submitted", true]
    ]);
    const late = [{...meeting, held_at: "2024-05-18 23:00:00", ticket_id: null}]; // the third day after
    expect((await moments({meetings: late})).map(([, isMet]) => isMet)).toEqual([true, true, true]);
    expect((await moments({meetings: late}, {key_meeting_days: "2"})).map(([, isMet]) => isMet)).toEqual([
      false,
      false,
      false
    ]);
    expect(await moments({meetings}, {key_moments: "major_submitted", major_levels: "L2"})).toEqual([
      ["major_submitted", false]
    ]);
  });

  it("judges cadences from the first meeting of their kind on, and knows nothing of kinds never recorded", async () => {
    const meetings = [
      {meeting_kind: "周例会", held_at: "2024-05-17 15:00:00", attendees: both},
      {meeting_kind: "周例会", held_at: "2024-05-31 15:00:00", attendees: both},
      {meeting_kind: "总监联合拜访", customer_id: "C1", held_at: "2024-05-20 10:00:00", attendees: both}
    ];
    const [rows] = await built(["metrics.meeting_verdicts"], {exports: {meetings}, instead, asOf}, [
      "select rule_code, verdict, count(*)::integer as count from metrics.meeting_verdicts where rule_code <> 'R-54' group by all order by all"
    ]);
    expect(rows!.map((row) => [row.rule_code, row.verdict, row.count])).toEqual([
      ["R-51", "unknown", 1], // as of the clock's day
      ["R-52", "met", 2],
      ["R-52", "missed", 1], // the week of 20 May
      ["R-53", "unknown", 1],
      ["R-64", "met", 1] // at risk in the first quarter, visited in the second
    ]);
  });
});

describe("marts.process_values", () => {
  it("M-30…M-32: steps in time, forms returned, fields filled in", async () => {
    const [rows] = await built(
      ["marts.process_values"],
      {exports: {handovers: [source, {...whole, status: "incomplete"}]}, instead, asOf},
      [
        `select metric_code, dimension_value, value, numerator, denominator from marts.process_values
        where period_grain = 'year' and dimension <> 'moment' and metric_code <> 'M-37' order by all`
      ]
    );
    const found = Object.fromEntries(rows!.map((row) => [`${row.metric_code} ${row.dimension_value}`, row]));
    // the source's form: R-01 by its day, R-04 and R-05 missed; the other: met, R-05 missed
    expect(found["M-30 all"]).toMatchObject({numerator: 4, denominator: 7});
    expect(found["M-30 R-05"]).toMatchObject({value: 0, denominator: 2});
    expect(found["M-30 median_hours"]).toMatchObject({value: 1592 / 60}); // 26 h 32 min
    expect(found["M-31 all"]).toMatchObject({value: 0.5});
    // customer, contract, signed, submitted and status of 16, twice
    expect(found["M-32 all"]).toMatchObject({numerator: 10, denominator: 32});
    expect(found["M-32 process"]).toMatchObject({numerator: 4, denominator: 16});
  });
});

async function verdicts(handovers: Record<string, string | null>[], settings: Given["settings"] = {}) {
  const [rows] = await built(
    ["metrics.handover_verdicts"],
    {exports: {handovers}, settings: settings!, instead, asOf},
    ["select rule_code, verdict, is_proxy from metrics.handover_verdicts order by rule_code, due_at"]
  );
  return rows!.map((row) => [row.rule_code, row.verdict, row.is_proxy]);
}

async function moments(exports: Given["exports"], settings: Given["settings"] = {}) {
  const [rows] = await built(
    ["metrics.key_moments"],
    {exports: exports!, settings: settings!, instead, asOf},
    ["select moment, is_met from metrics.key_moments order by moment"]
  );
  return rows!.map((row) => [row.moment, row.is_met]);
}
