import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {rowsOf} from "../../pipelines/duckdb.ts";
import type {PolicyRow} from "../../pipelines/policy-lines.ts";
import {repository} from "../../pipelines/workspace.ts";
import {policyOf} from "./time/calendars.ts";
import {shippedTables, withEngine} from "./time/engine.ts";
import type {Calendar, Exception, Hours} from "./time/oracle.ts";

const folder = join(repository, "test", "conformance", "cases");

/** A case as its README describes it. */
export type Case = {
  id: string;
  title: string;
  zone: string;
  as_of: string;
  calendar: string;
  settings?: Record<string, string>;
  /** Minutes by measure. */
  limits?: Record<string, number>;
  terms?: Record<string, string | number | null>[];
  service_contract?: {response_mode?: string; response_time?: string; start_at?: string; end_at?: string};
  ticket: {submitted_at: string; level?: string} & Record<string, string | null>;
  changes?: {at: string; status?: string; level?: string}[];
  replies?: {at: string; side: "agent" | "customer" | "system"; internal?: boolean; automatic?: boolean}[];
  expect: Answer;
};

export type Timing = {
  minutes?: number | null;
  due_at?: string | null;
  verdict?: string;
};
export type Answer = {
  acknowledge?: {elapsed?: Timing; business?: Timing};
  response?: {elapsed?: Timing; business?: Timing};
  resolution?: {elapsed?: Timing; business?: Timing; net_minutes?: number | null};
  target_level?: string | null;
  target_source?: string | null;
  clock?: string;
  reopens?: number | null;
  pauses?: number | null;
  downgrades?: number;
  next_replies?: {asked_at: string; answered_at: string | null; elapsed?: Timing; business?: Timing}[];
};

type NeutralCalendar = {
  zone: string;
  covered: [string, string][];
  hours: Hours[];
  days: Exception[];
};

/** Reads every case, and the calendars they name. */
export async function readCases(): Promise<{cases: Case[]; calendars: Map<string, Calendar>}> {
  const named: Record<string, NeutralCalendar> = JSON.parse(
    await readFile(join(folder, "calendars.json"), "utf8")
  );
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json") && file !== "calendars.json");
  const cases: Case[] = [];
  for (const file of files.sort()) cases.push(...JSON.parse(await readFile(join(folder, file), "utf8")));
  const calendars = Object.entries(named).map(([id, {zone, covered, hours, days}]) => {
    return [id, {id, zone, covered, hours, exceptions: days}] as [string, Calendar];
  });
  return {cases, calendars: new Map(calendars)};
}

/** Returns this engine's answers by case; cases of one zone, day and settings are asked together. */
export async function answerAll(
  cases: Case[],
  calendars: Map<string, Calendar>
): Promise<Map<string, Answer>> {
  const groups = Map.groupBy(cases, ({zone, as_of, settings}) =>
    JSON.stringify([zone, as_of, settings ?? {}])
  );
  const answers = new Map<string, Answer>();
  for (const group of groups.values())
    for (const [id, answer] of await answerGroup(group, [...calendars.values()])) answers.set(id, answer);
  return answers;
}

async function answerGroup(group: Case[], calendars: Calendar[]): Promise<[string, Answer][]> {
  const [{zone, as_of: asOf, settings = {}}] = group as [Case, ...Case[]];
  const {levels, sla_targets} = await shippedTables();
  const used = calendars.filter(({id}) => group.some((one) => one.calendar === id));
  const scopes = group.map(({id, calendar}) => ({...undated, scope: "product", value: id, calendar}));
  const limits = group.flatMap(({id, limits: given = {}}) =>
    Object.entries(given).map(([measure, limit_minutes]) => ({...undated, measure, level: id, limit_minutes}))
  );
  const terms = group.flatMap(({terms: given = []}) => given.map((term) => ({...undated, ...term})));
  const sql = "select *, varchar_dues from metrics.ticket_timeliness".replace(
    "varchar_dues",
    ["acknowledge", "response", "resolution"].flatMap(dueColumns).join(", ")
  );
  const waits = `select ticket_id, basis, asked_at::varchar as asked_at, answered_at::varchar as answered_at, minutes,
    due_at::varchar as due_at, verdict from metrics.reply_verdicts order by all`;
  const [rows, replies] = await withEngine(
    {
      tables: {
        ...policyOf(used),
        calendar_scopes: scopes,
        levels: levels!,
        sla_targets: [...sla_targets!, ...limits] as PolicyRow[],
        special_terms: terms as PolicyRow[]
      },
      zone,
      asOf,
      settings,
      tickets: group.map(({id, ticket, limits: given}) => ({
        ...(given ? {level: id} : {}),
        product: id,
        contract_id: id,
        ...ticket,
        ticket_id: id
      })),
      changes: group.flatMap(({id, changes = []}) =>
        changes.map(({at, ...change}) => ({ticket_id: id, changed_at: at, ...change}))
      ),
      replies: group.flatMap(({id, replies = []}) =>
        replies.map(({at, side, internal = false, automatic = false}) => ({
          ...{ticket_id: id, replied_at: at, side, is_internal: internal, is_automatic: automatic}
        }))
      ),
      serviceContracts: group.flatMap(({id, service_contract: contract}) =>
        contract ? [{contract_id: id, ...contract}] : []
      )
    },
    async (connection) =>
      [await rowsOf<Record<string, never>>(connection, sql), await rowsOf<Wait>(connection, waits)] as const,
    ["metrics.ticket_timeliness", "metrics.reply_verdicts"]
  );
  const byTicket = Map.groupBy(replies, ({ticket_id}) => ticket_id);
  return rows.map((row) => {
    const own = nextReplies(byTicket.get(row.ticket_id!) ?? []);
    return [row.ticket_id!, {...answerOf(row), next_replies: own}];
  });
}

type Wait = Timing & {
  ticket_id: string;
  basis: "elapsed" | "business";
  asked_at: string;
  answered_at: string | null;
};

function nextReplies(waits: Wait[]): NonNullable<Answer["next_replies"]> {
  const timing = ({minutes, due_at, verdict}: Wait) => ({minutes, due_at, verdict}) as Timing;
  return [...Map.groupBy(waits, ({asked_at}) => asked_at).values()].map((both) => {
    const {asked_at, answered_at} = both[0]!;
    const bases = both.map((wait) => [wait.basis, timing(wait)]);
    return {asked_at, answered_at, ...Object.fromEntries(bases)};
  });
}

const undated = {
  valid_from: null,
  valid_to: null,
  level: null,
  basis: null,
  calendar: null,
  source_text: ""
};

function dueColumns(measure: string): string[] {
  return ["elapsed", "business"].map(
    (basis) => `${measure}_${basis}_due_at::varchar as ${measure}_${basis}_due`
  );
}

function answerOf(row: Record<string, never>): Answer {
  const timing = (measure: string, basis: string) => ({
    minutes: row[`${measure}_${basis}_minutes`]!,
    due_at: row[`${measure}_${basis}_due`]!,
    verdict: row[`${measure}_${basis}_verdict`]!
  });
  const measured = (measure: string) => ({
    elapsed: timing(measure, "elapsed"),
    business: timing(measure, "business")
  });
  return {
    acknowledge: measured("acknowledge"),
    response: measured("response"),
    resolution: {...measured("resolution"), net_minutes: row.resolution_net_minutes!},
    target_level: row.target_level!,
    target_source: row.target_source!,
    clock: row.clock!,
    reopens: row.count_reopens!,
    pauses: row.count_pauses!,
    downgrades: row.count_downgrades!
  };
}
