import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {ratings} from "../models/exports/ratings.ts";
import {readPolicy} from "../pipelines/policy.ts";
import {repository, workspaceAt} from "../pipelines/workspace.ts";
import {answerAll, readCases} from "./conformance/run.ts";
import {answersByAnyDecision, everyDecision, namedRowsSql, rowsSql} from "./models-on-rows.ts";
import {withFolder} from "./service-value.ts";
import {write} from "./workspaces.ts";

// what no decision of a company changes (SPEC §14): each answer worked by hand, and asked again under every decision
// that its models know of

describe("whatever is decided, a ticket", () => {
  it("is on time at its limit to the minute (A-04), late by its times (A-09), solved when recorded (A-13)", async () => {
    const {cases, calendars} = await readCases();
    const wanted = ["equal-limit", "over-limit", "overdue-status", "closed-status", "recorded-resolution"];
    const known = cases.filter(({id}) => wanted.includes(id));
    const models = ["warehouse.tickets_seen", "warehouse.ticket_targets", "metrics.ticket_business_seconds"];
    const decisions = await everyDecision(models);
    const asked = decisions.flatMap((settings, i) =>
      known.map((one) => ({...one, id: `${one.id} ${i}`, settings}))
    );
    const answers = await answerAll(asked, calendars);
    expect([known.length, decisions.length]).toEqual([5, 4]); // a clock may start at four moments
    for (const {id, expect: expected} of asked) {
      const {due_at, ...judged} = expected.resolution!.elapsed!;
      expect([id, answers.get(id)!.resolution!.elapsed]).toMatchObject([id, judged]);
    }
  });

  it("belongs to the month its target falls due in (A-08)", async () => {
    const timing = ["acknowledge", "response", "resolution"].flatMap((measure) =>
      ["elapsed", "business"].map((basis) => {
        const name = `${measure}_${basis}`;
        return `${name}_due_at timestamp, ${name}_verdict varchar, ${name}_minutes integer`;
      })
    );
    // submitted in January, due at 03:00 on 1 February, solved in March: late in February and in no other month
    const ticket = {
      clock: "elapsed",
      started_at: "2024-01-31 23:00",
      resolution_elapsed_due_at: "2024-02-01 03:00",
      resolution_elapsed_verdict: "missed",
      resolved_at: "2024-03-01 09:00"
    };
    const answers = await answersByAnyDecision(
      ["metrics.timeliness_counts"],
      {
        "metrics.ticket_timeliness": namedRowsSql(
          `level varchar, is_headline boolean, clock varchar, started_at timestamp, acknowledged_at timestamp,
          first_response_at timestamp, assigned_at timestamp, resolved_at timestamp, open_elapsed_minutes integer,
          open_business_minutes integer, ${timing.join(", ")}`,
          [ticket]
        )
      },
      {
        query: `select strftime(month, '%Y-%m') as month, verdict from metrics.timeliness_counts
          where measure = 'resolution' and basis = 'elapsed'`
      }
    );
    expect(answers).toEqual([[{month: "2024-02", verdict: "missed"}]]);
  });
});

describe("whatever is decided, satisfaction", () => {
  const columns = `ticket_id varchar, customer_id varchar, status varchar, submitted_at timestamp, resolved_at timestamp,
    scored_at timestamp, satisfaction_score double, pacification_at timestamp, satisfaction_score_max double,
    response_speed_score double, solution_score double, attitude_score double, response_speed_score_max double,
    solution_score_max double, attitude_score_max double, load_id varchar`;
  const solved = {
    customer_id: "C",
    status: "closed",
    resolved_at: "2024-05-02",
    scored_at: "2024-05-02 10:00"
  };
  const satisfaction = (tickets: Record<string, string | number>[], query: string) =>
    answersByAnyDecision(
      ["metrics.satisfaction_answers", "metrics.ticket_satisfaction"],
      {
        "warehouse.tickets": namedRowsSql(
          columns,
          tickets.map((one) => ({...solved, ...one}))
        ),
        "warehouse.surveys": rowsSql(
          `ticket_id varchar, customer_id varchar, surveyed_at timestamp, response_speed_score double,
          solution_score double, attitude_score double, response_speed_score_max double, solution_score_max double,
          attitude_score_max double`,
          []
        )
      },
      {query}
    );

  it("that is low has a lag to its pacification and no deadline (A-36)", async () => {
    const tickets = [
      {ticket_id: "A", satisfaction_score: 2, pacification_at: "2024-05-02 10:05"},
      {ticket_id: "B", satisfaction_score: 2, pacification_at: "2024-08-10 10:00"}
    ];
    const query =
      "select ticket_id, is_pacified, pacification_minutes from metrics.ticket_satisfaction order by 1";
    // five minutes; a hundred days
    expect(await satisfaction(tickets, query)).toEqual([
      [
        {ticket_id: "A", is_pacified: true, pacification_minutes: 5},
        {ticket_id: "B", is_pacified: true, pacification_minutes: 144_000}
      ]
    ]);
    const folder = join(repository, "models", "metrics");
    const files = (await readdir(folder)).filter((file) => file.endsWith(".sql"));
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    expect(texts.filter((text) => text.includes("'R-27'"))).toEqual([]);
  });

  it("that is missing is missing: neither 5 nor 0, and its share stands beside (A-37)", async () => {
    const tickets = [
      {ticket_id: "A", satisfaction_score: 5},
      {ticket_id: "B", satisfaction_score: 4},
      {ticket_id: "C"},
      {ticket_id: "D"}
    ];
    const query = `select avg(score) as mean, count_if(is_scored) as scored, count(*) as solved, count(is_low) as judged
      from metrics.ticket_satisfaction`;
    // 4.5 of two; with the missing as 5 it were 4.75, as 0 2.25
    expect(await satisfaction(tickets, query)).toEqual([[{mean: 4.5, scored: 2, solved: 4, judged: 2}]]);
  });
});

it("of a case, appraiser and appraisee the last rating counts, and none from fewer than three (A-23)", async () => {
  expect(ratings.keys).toEqual([["ticket_id", "request_id", "project_id", "appraiser", "appraisee"]]);
  const answers = await answersByAnyDecision(["warehouse.ratings"], {
    "staging.ratings": rowsSql("record_key varchar, record_version bigint, score double", [
      ["T1 A0001 A0056", 1, 2],
      ["T1 A0001 A0056", 2, 5],
      ["T1 A0001 A0077", 1, 3]
    ])
  });
  expect(answers.map((rows) => rows.map(({score}) => score))).toEqual([[5, 3]]);
  const {tables} = await readPolicy(workspaceAt("/nowhere"));
  const least = tables.kpis!.filter(({fact}) => fact === "rating").map(({min_count}) => Number(min_count));
  expect(least.length).toBeGreaterThan(0);
  expect(Math.min(...least)).toBe(3);
});

it("a quarter is a natural one, whatever is decided (A-43)", async () => {
  const day = (column: string) => `select null::timestamp as ${column} where false`;
  const answers = await answersByAnyDecision(
    ["metrics.periods"],
    {
      "metrics.ticket_timeliness": "select date '2023-12-01' as submitted_month",
      "warehouse.opportunities":
        "select null::timestamp as created_at, null::timestamp as closed_at where false",
      "staging.health_assessments": "select '2024Q3' as period",
      "staging.key_person_scores": day("scored_date"),
      "staging.feedback": day("submitted_at"),
      "staging.surveys": day("surveyed_at"),
      "staging.behaviour_patterns": day("recorded_date")
    },
    {
      asOf: "2024-07-31",
      query: `select period, period_start::varchar as day from metrics.periods
        where period_grain = 'quarter' order by period_start`
    }
  );
  expect(answers).toEqual([
    [
      {period: "2023Q4", day: "2023-10-01"},
      {period: "2024Q1", day: "2024-01-01"},
      {period: "2024Q2", day: "2024-04-01"},
      {period: "2024Q3", day: "2024-07-01"}
    ]
  ]);
});

it("another decision is another version of the policy, the same one written anew is not (A-50)", () =>
  withFolder(async (folder) => {
    const versionOf = async (text: string) => {
      await write(join(folder, "policy", "settings.csv"), text);
      return (await readPolicy(workspaceAt(folder))).version;
    };
    const shipped = (await readPolicy(workspaceAt("/nowhere"))).version;
    expect(await versionOf("name,value\nacknowledge_minutes,15\n")).toBe(shipped);
    expect(await versionOf("name,value\nacknowledge_minutes,20\n")).not.toBe(shipped);
    expect(await versionOf('name,value\r\n"reopen",last\r\n')).toBe(shipped);
  }));
