import {existsSync} from "node:fs";
import {join} from "node:path";
import {columnsOf, type Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {withModels} from "./build.ts";
import {type Cause, type Change, changesBetween, isCalendar, type Kept} from "./diff-causes.ts";
import {type Connection, identifier, literal, rowsOf, withMemory} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {readLedger} from "./ledger.ts";
import type {Policy} from "./policy.ts";
import {codeSha} from "./publish.ts";
import {findRun, type PolicyTables, policyOf} from "./runs.ts";
import type {Workspace} from "./workspace.ts";

/** A published figure: null where it had none; no row at all is `absent`. */
export type Value = {value: number | null; status: string};

export type Step = {cause: Cause; before: Value; after: Value};

export type Moved = {
  metric_code: string;
  period_grain: string;
  period: string;
  dimension: string;
  dimension_value: string;
  before: Value;
  after: Value;
  /** What each cause moved, in their order; null where they cannot be told apart. */
  steps: Step[] | null;
};

export type MartChange = {mart: string; rows_added: number; rows_removed: number; rows_changed: number};

/** `one`: a single cause; `rebuilt`: told apart by building with one changed at a time; `together`: they cannot be. */
export type Method = "none" | "one" | "rebuilt" | "together";

export type Diff = {
  run_a: {run_id: string; as_of: string; at: string};
  run_b: {run_id: string; as_of: string; at: string};
  changes: Change[];
  method: Method;
  moved: Moved[];
  marts: MartChange[];
};

type DiffOptions = {policy: Policy; signal?: AbortSignal; onStep?: (cause: Cause) => void};
type Figures = Map<string, Value & {period: string}>;

const figureKey = ["metric_code", "period_grain", "period_start", "dimension", "dimension_value"];
const none: Value = {value: null, status: "absent"};

/** Returns which published figures moved between two runs, and by which cause. */
export async function diff(workspace: Workspace, a: string, b: string, options: DiffOptions): Promise<Diff> {
  const [before, after] = [await keptRun(workspace, a), await keptRun(workspace, b)];
  const changes = changesBetween(before, after);
  const [from, to] = [await publishedFigures(workspace, before), await publishedFigures(workspace, after)];
  const method = await methodOf(workspace, {before, after, changes});
  const states = method === "rebuilt" ? await rebuilt(workspace, {before, after, changes}, options) : [];
  return {
    run_a: stampOf(before),
    run_b: stampOf(after),
    changes,
    method,
    moved: movedFigures([from, ...states, to], {changes, method}),
    marts: await martChanges(workspace, before, after)
  };
}

async function keptRun(workspace: Workspace, text: string): Promise<Kept> {
  const run = await findRun(workspace, text);
  if (!existsSync(folderOf(workspace, run.run_id))) throw new Failure("usage", "run_gone", {run: run.run_id});
  return {run, policy: await policyOf(workspace, run.policy)};
}

function folderOf({published}: Workspace, run_id: string): string {
  return join(published, "analysts", run_id);
}

function stampOf({run: {run_id, as_of, at}}: Kept) {
  return {run_id, as_of, at};
}

type Compared = {before: Kept; after: Kept; changes: Change[]};

// another code than today's cannot be run again, nor a run whose inputs are gone
async function methodOf(workspace: Workspace, {before, after, changes}: Compared): Promise<Method> {
  if (changes.length <= 1) return changes.length === 0 ? "none" : "one";
  const isToday = after.run.code === (await codeSha());
  const isKept = [before, after].every(({run, policy}) => run.loads && policy);
  if (!isToday || !isKept) return "together";
  const ids = [before, after].flatMap(({run}) => run.loads!.map(({load_id}) => load_id));
  const records = await readLedger(workspace);
  const files = records.flatMap((record) =>
    record.kind === "load" && ids.includes(record.load_id) ? record.entities.map(({lake}) => lake) : []
  );
  return files.every((file) => existsSync(join(workspace.root, file))) ? "rebuilt" : "together";
}

// the last state is the second run as it was published
async function rebuilt(
  workspace: Workspace,
  {before, after, changes}: Compared,
  {policy, signal, onStep}: DiffOptions
): Promise<Figures[]> {
  const taken = new Set<Cause>();
  const states: Figures[] = [];
  for (const {cause} of changes.slice(0, -1)) {
    signal?.throwIfAborted();
    onStep?.(cause);
    taken.add(cause);
    const of = (kind: Cause) => (taken.has(kind) ? after : before);
    const loads = [
      ...of("data").run.loads!.filter(({is_correction}) => !is_correction),
      ...of("correction").run.loads!.filter(({is_correction}) => is_correction)
    ].map(({load_id}) => load_id);
    const mixed = mixedPolicy(policy, {policy: of("policy").policy!, calendar: of("calendar").policy!});
    const asOf = of("data").run.as_of;
    const use = (connection: Connection) => figuresOf(connection, "marts.metric_values");
    states.push(
      await withModels(workspace, ["marts.metric_values"], {policy: mixed, asOf, loads, signal, use})
    );
  }
  return states;
}

// what a table or setting is that the run did not have yet, today's policy says
function mixedPolicy(today: Policy, from: {policy: PolicyTables; calendar: PolicyTables}): Policy {
  const pick = (name: string) => (isCalendar(name) ? from.calendar : from.policy)[name];
  const tables = Object.fromEntries(
    Object.entries(today.tables).map(([name, rows]) => [name, pick(name) ?? rows])
  );
  const settings = {...today.settings, ...settingsOf(from.policy)};
  const rows = Object.entries(settings).map(([name, value]) => ({name, value}));
  return {...today, settings, tables: {...tables, settings: rows}};
}

function settingsOf({settings = []}: PolicyTables): Record<string, string> {
  return Object.fromEntries(settings.map(({name, value}) => [String(name), String(value)]));
}

async function publishedFigures(workspace: Workspace, {run}: Kept): Promise<Figures> {
  const file = join(folderOf(workspace, run.run_id), "metric_values.parquet");
  return withMemory((connection) => figuresOf(connection, `read_parquet(${literal(file)})`));
}

async function figuresOf(connection: Connection, table: string): Promise<Figures> {
  const rows = await rowsOf<Value & {key: string; period: string}>(
    connection,
    `select concat_ws(chr(31), ${figureKey.join(", ")}) as key, period, value, status from ${table}`
  );
  return new Map(rows.map(({key, ...rest}) => [key, rest]));
}

function movedFigures(states: Figures[], {changes, method}: {changes: Change[]; method: Method}): Moved[] {
  const [from, to] = [states[0]!, states.at(-1)!];
  const keys = [...new Set([...from.keys(), ...to.keys()])].sort();
  return keys.flatMap((key) => {
    const [before, after] = [figureIn(from, key), figureIn(to, key)];
    if (isSame(before, after)) return [];
    const [metric_code, period_grain, , dimension, dimension_value] = key.split("\u001f");
    const {period} = (to.get(key) ?? from.get(key))!;
    const steps = method === "together" ? null : stepsOf(states, key, changes);
    const which = {metric_code: metric_code!, period_grain: period_grain!, period};
    return [{...which, dimension: dimension!, dimension_value: dimension_value!, before, after, steps}];
  });
}

function stepsOf(states: Figures[], key: string, changes: Change[]): Step[] {
  return changes
    .map(({cause}, i) => ({
      cause,
      before: figureIn(states[i]!, key),
      after: figureIn(states[i + 1]!, key)
    }))
    .filter((step) => !isSame(step.before, step.after));
}

function figureIn(figures: Figures, key: string): Value {
  const found = figures.get(key);
  return found ? {value: found.value, status: found.status} : none;
}

function isSame(a: Value, b: Value): boolean {
  return a.value === b.value && a.status === b.status;
}

async function martChanges(workspace: Workspace, a: Kept, b: Kept): Promise<MartChange[]> {
  return withMemory(async (connection) => {
    const changes: MartChange[] = [];
    for (const contract of Object.values(marts) as Mart[]) {
      const paths = [a, b].map(({run}) => join(folderOf(workspace, run.run_id), `${contract.name}.parquet`));
      if (!paths.every((path) => existsSync(path))) continue;
      const change = await martChange(connection, contract, paths as [string, string]);
      if (change.rows_added + change.rows_removed + change.rows_changed > 0) changes.push(change);
    }
    return changes;
  });
}

// columns that only one of the runs has are no change of its rows; a mart whose key is personal is published without
// it: what differs there is rows that went and rows that came
async function martChange(
  connection: Connection,
  contract: Mart,
  [one, other]: [string, string]
): Promise<MartChange> {
  const [old, young] = [await columnNames(connection, one), await columnNames(connection, other)];
  const both = columnsOf(contract)
    .map(([name]) => name)
    .filter((name) => old.includes(name) && young.includes(name));
  const key = contract.key.every((name) => both.includes(name)) ? contract.key : both;
  const side = (path: string) =>
    `(select ${hashOf(key)} as row_key, bit_xor(${hashOf(both)}) as row_hash, count(*) as count_rows
      from read_parquet(${literal(path)}) group by row_key)`;
  const [found] = await rowsOf<Omit<MartChange, "mart">>(
    connection,
    `select
      sum(greatest(coalesce(young.count_rows, 0) - coalesce(old.count_rows, 0), 0))::integer as rows_added,
      sum(greatest(coalesce(old.count_rows, 0) - coalesce(young.count_rows, 0), 0))::integer as rows_removed,
      count(*) filter (where old.row_hash <> young.row_hash and old.count_rows = young.count_rows)::integer
        as rows_changed
    from ${side(one)} as old full join ${side(other)} as young on old.row_key = young.row_key`
  );
  const {rows_added, rows_removed, rows_changed} = found!;
  return {
    mart: contract.name,
    rows_added: rows_added ?? 0,
    rows_removed: rows_removed ?? 0,
    rows_changed: rows_changed ?? 0
  };
}

function hashOf(columns: string[]): string {
  return `hash(${columns.map(identifier).join(", ") || "0"})`;
}

async function columnNames(connection: Connection, path: string): Promise<string[]> {
  const rows = await rowsOf<{name: string}>(
    connection,
    `select column_name as name from (describe select * from read_parquet(${literal(path)}))`
  );
  return rows.map(({name}) => name);
}
