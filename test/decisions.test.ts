import {describe, expect, it} from "vitest";
import {modelsOnRows, namedRowsSql, rowsSql} from "./models-on-rows.ts";

// decisions of a company (SPEC §14) that other tests do not flip: the figure moves as worked by hand

describe("handovers (A-12)", () => {
  it("V-15: signed on a day only, the form is due by the end of that working day, or R-01 is not judged", async () => {
    // signed on Wednesday 2024-05-15, hour unknown; submitted at 14:30 of the day, and at 09:00 of the next
    const verdicts = async (settings: Record<string, string>) =>
      (await handovers(settings)).filter(({rule_code}) => rule_code === "R-01");
    expect(await verdicts({})).toEqual([
      {rule_code: "R-01", due: "2024-05-15 23:59:00", is_proxy: true, verdict: "met"},
      {rule_code: "R-01", due: "2024-05-15 23:59:00", is_proxy: true, verdict: "missed"}
    ]);
    expect((await verdicts({handover_day_rule: "unknown"})).map(({verdict}) => verdict)).toEqual([
      "unknown",
      "unknown"
    ]);
  });

  it("are submitted, viewed and confirmed within the minutes the company allows (R-02, R-04, R-05)", async () => {
    const judged = async (settings: Record<string, string>) =>
      (await handovers(settings))
        .filter(({rule_code}) => ["R-02", "R-04", "R-05"].includes(String(rule_code)))
        .map(({rule_code, verdict}) => `${rule_code} ${verdict}`);
    // form 1: complete 14:00, submitted 14:30, viewed 16:30, confirmed at 14:30 the next day: each to the minute
    expect(await judged({})).toEqual([
      // form 2 was not completed on record, and neither viewed nor confirmed
      ...["R-02 met", "R-04 met", "R-04 missed", "R-05 met", "R-05 missed"]
    ]);
    const strict = {
      handover_submit_minutes: "29",
      handover_view_minutes: "119",
      handover_confirm_minutes: "1439"
    };
    expect(await judged(strict)).toEqual([
      ...["R-02 missed", "R-04 missed", "R-04 missed", "R-05 missed", "R-05 missed"]
    ]);
  });
});

describe("the promise of a handover (R-08) and its words (R-10)", () => {
  it("is kept in two hours of the signature; of a day one only knows when it was broken", async () => {
    const promise = async (settings: Record<string, string>) =>
      (await handovers(settings, promises))
        .filter(({rule_code}) => rule_code === "R-08")
        .map(({due, is_proxy, verdict}) => `${due} ${verdict}${is_proxy ? " proxy" : ""}`)
        .sort();
    expect(await promise({})).toEqual([
      "2024-05-15 00:00:00 unknown proxy", // confirmed at 20:00 of the day it was signed on
      "2024-05-15 12:00:00 met", // signed at 10:00, confirmed at 12:00
      "2024-05-16 02:00:00 missed proxy" // signed on the 15th, confirmed at 02:01 of the 16th
    ]);
    expect((await promise({handover_promise_minutes: "119"}))[1]).toBe("2024-05-15 11:59:00 missed");
  });

  it("are vague where one of the company's words stands in them, by proxy", async () => {
    const said = (await handovers({}, promises))
      .filter(({rule_code}) => rule_code === "R-10")
      .map(({verdict, is_proxy}) => `${verdict} ${is_proxy}`);
    expect(said.sort()).toEqual(["met true", "missed true"]); // the third holds neither needs nor terms
  });
});

describe("what is to be assessed", () => {
  it("A-42: key core accounts, major accounts, either, or all customers", async () => {
    const scoped = async (health_scope?: string) => {
      const rows = await modelsOnRows(
        ["metrics.key_accounts"],
        {
          "warehouse.customers": rowsSql("customer_id varchar, is_major_account boolean, valid_from date", [
            ["core", false, null],
            ["major", true, null],
            ["small", false, null],
            ["unlisted", true, null]
          ]),
          "warehouse.customer_names": rowsSql("customer_id varchar, customer_key varchar", [
            ["unlisted", "u"]
          ]),
          "warehouse.key_account_classes": rowsSql(
            "customer_id varchar, is_key_account boolean, valid_from date, valid_to date",
            [["core", true, "2024-01-01", "2025-01-01"]]
          ),
          // on the company's own list until the end of 2019
          "policy.major_accounts": rowsSql("customer_key varchar, valid_from date, valid_to date", [
            ["u", null, "2019-12-31"]
          ])
        },
        {
          settings: health_scope ? {health_scope} : {},
          query: `select customer_id as id from metrics.key_accounts
            where date '2024-05-15' between valid_from and valid_to order by 1`
        }
      );
      return rows.map(({id}) => id);
    };
    expect(await scoped()).toEqual(["core", "major"]);
    expect(await scoped("key")).toEqual(["core"]);
    expect(await scoped("major")).toEqual(["major"]);
    expect(await scoped("all")).toEqual(["core", "major", "small", "unlisted"]);
  });
});

describe("tickets and sales", () => {
  const columns = `ticket_id varchar, load_id varchar, status_at_clock varchar, target_level varchar, clock_at timestamp,
    submitted_at timestamp, graded_at timestamp, assigned_at timestamp, joint_flagged_at timestamp,
    joint_meeting_at timestamp, resolved_at timestamp, closed_at timestamp, synced_at timestamp,
    sales_contacted_at timestamp, scored_at timestamp, expected_resolved_at timestamp, is_urgent boolean,
    is_joint boolean, is_sales_promise boolean, sales_co_handler_id varchar`;

  it("A-14: the sync to sales starts at the solution, or at the closing; where one lacks, at the other", async () => {
    const starts = (settings: Record<string, string>) =>
      modelsOnRows(
        ["metrics.ticket_steps"],
        {
          "warehouse.tickets_seen": namedRowsSql(columns, [
            {
              ...{ticket_id: "A", load_id: "l", clock_at: "2025-01-01", submitted_at: "2024-05-14"},
              ...{resolved_at: "2024-05-15 10:00", closed_at: "2024-05-16 10:00"}
            },
            {
              ...{ticket_id: "B", load_id: "l", clock_at: "2025-01-01", submitted_at: "2024-05-14"},
              resolved_at: "2024-05-15 11:00"
            }
          ])
        },
        {
          settings,
          query: `select start_at::varchar as start, is_proxy from metrics.ticket_steps
            where rule_code = 'R-24' order by start_at`
        }
      );
    expect(await starts({})).toEqual([
      {start: "2024-05-15 10:00:00", is_proxy: false},
      {start: "2024-05-15 11:00:00", is_proxy: false}
    ]);
    expect(await starts({sync_start: "closed"})).toEqual([
      {start: "2024-05-15 11:00:00", is_proxy: true},
      {start: "2024-05-16 10:00:00", is_proxy: false}
    ]);
  });
});

const formColumns = `record_key varchar, load_id varchar, status varchar, clock_at timestamp, signed_at timestamp,
  signed_date date, completed_at timestamp, submitted_at timestamp, received_at timestamp, viewed_at timestamp,
  confirmed_at timestamp, sales_reviewed_at timestamp, terms_confirmed_at timestamp, archived_at timestamp,
  planned_service_start_at timestamp, has_special_terms boolean, is_vague boolean`;

const promises = [
  {signed_at: "2024-05-15 10:00", confirmed_at: "2024-05-15 12:00", is_vague: false},
  {signed_date: "2024-05-15", confirmed_at: "2024-05-16 02:01", is_vague: true},
  {signed_date: "2024-05-15", confirmed_at: "2024-05-15 20:00"}
].map((form, i) => ({
  ...form,
  ...{record_key: String(i), load_id: "l", clock_at: "2024-06-01", submitted_at: "2024-05-15 11:00"}
}));

function handovers(settings: Record<string, string>, given?: Record<string, string | boolean>[]) {
  const form = {load_id: "l", status: "pending", clock_at: "2024-06-01", signed_date: "2024-05-15"};
  return modelsOnRows(
    ["metrics.handover_verdicts"],
    {
      "metrics.handover_forms": namedRowsSql(
        formColumns,
        given ?? [
          {
            ...form,
            ...{record_key: "1", completed_at: "2024-05-15 14:00", submitted_at: "2024-05-15 14:30"},
            ...{viewed_at: "2024-05-15 16:30", confirmed_at: "2024-05-16 14:30"}
          },
          {...form, record_key: "2", submitted_at: "2024-05-16 09:00"}
        ]
      ),
      "warehouse.calendars": rowsSql("calendar_no integer, is_default boolean", [[1, true]]),
      "warehouse.business_days": rowsSql("calendar_no integer, date date, is_workday boolean", [
        [1, "2024-05-15", true],
        [1, "2024-05-16", true]
      ])
    },
    {
      settings,
      query: `select rule_code, due_at::varchar as due, is_proxy, verdict from metrics.handover_verdicts
        order by due_at::date, rule_code, due_at`
    }
  );
}
