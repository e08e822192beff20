import {existsSync} from "node:fs";
import {copyFile, mkdtemp, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import {type Connection, identifier, literal, openDatabase, rowsOf, withMemory} from "./duckdb.ts";
import {asFailure} from "./failure.ts";
import {fingerprints, layers, type Model, readModels} from "./models.ts";
import type {Policy} from "./policy.ts";
import {lockedTeams, readSources, type Sources, sourceFingerprint} from "./sources.ts";
import type {Workspace} from "./workspace.ts";

export type BuildPlan = {
  sources: Sources;
  models: Model[];
  prints: Map<string, string>;
  /** Names of models whose result is not in the warehouse as it would now be. */
  stale: string[];
  kept: string[];
  /** A table that no model makes is not in the warehouse as it would now be, such as the rows counted on disk. */
  hasNewSources: boolean;
};

export type Build = {plan: BuildPlan /** The database to audit and publish. */; path: string; isNew: boolean};

const smallRows = 50_000;

type BuildOptions = {
  policy: Policy;
  asOf?: string | undefined;
  /** Loads to take instead of those in force. */
  loads?: string[] | undefined;
  /** Take the locks that the warehouse was built with: a period locked since changes no figure of it. */
  isLocksAsBuilt?: boolean;
  onModel?: (name: string, done: number, all: number) => void;
  signal?: AbortSignal | undefined;
};

/** Returns what a build would do; reads and writes nothing of the warehouse but its fingerprints. */
export async function planBuild(
  workspace: Workspace,
  {policy, asOf, loads, isLocksAsBuilt}: BuildOptions
): Promise<BuildPlan> {
  return withMemory(async (connection) => {
    const stored = await storedPrints(workspace.warehouse);
    const found = await readSources(connection, workspace, {policy, asOf, loads});
    const sources = isLocksAsBuilt ? withLocksAsBuilt(found, stored) : found;
    const models = await readModels(connection);
    const prints = fingerprints(models, (input, model) => sourceFingerprint(sources, input, model));
    // a database file keeps the bytes of dropped rows: after a withdrawal a new one is begun
    if (hasNewer(sources, stored, "ledger.withdrawals")) stored.clear();
    const stale = models.filter(({name}) => stored.get(name) !== prints.get(name)).map(({name}) => name);
    const kept = models.filter(({name}) => stored.get(name) === prints.get(name)).map(({name}) => name);
    const hasNewSources = sources.tables.some(({name}) => hasNewer(sources, stored, name));
    return {sources, models, prints, stale, kept, hasNewSources};
  });
}

/** Builds what changed into a candidate beside the warehouse; `accept` puts it in its place. */
export async function build(workspace: Workspace, options: BuildOptions): Promise<Build> {
  const plan = await planBuild(workspace, options);
  const candidate = candidatePath(workspace);
  await removeCandidate(workspace);
  const isKept = plan.stale.length === 0 && !plan.hasNewSources;
  if (isKept && existsSync(workspace.warehouse)) return {plan, path: workspace.warehouse, isNew: false};
  const {settings} = options.policy;
  try {
    if (plan.kept.length > 0) await copyFile(workspace.warehouse, candidate);
    await fill(candidate, workspace, {zone: settings.zone!, plan, options});
  } catch (error) {
    // half a candidate is of no use, and on a full disk it is in the way
    await removeCandidate(workspace);
    throw error;
  }
  return {plan, path: candidate, isNew: true};
}

/**
 * Runs `use` on a database that holds some models as a build would make them: the warehouse or a candidate where they
 * are up to date, else one made for it of these models and what they read.
 */
export async function withModels<T>(
  workspace: Workspace,
  names: string[],
  {use, ...options}: BuildOptions & {use: (connection: Connection) => Promise<T>}
): Promise<T> {
  const plan = await planBuild(workspace, options);
  const models = needed(plan.models, names);
  const at = {folder: workspace.root, zone: options.policy.settings.zone!, signal: options.signal};
  const ready = await findBuilt(workspace, plan, models);
  const temp = await mkdtemp(join(workspace.temp, "models-"));
  const database = await openDatabase(ready ?? join(temp, "models.duckdb"), {
    ...{...at, temp, readOnly: ready !== undefined}
  });
  try {
    if (!ready) {
      if (isSmall(plan)) await forSmall(database.connection);
      await createSources(database.connection, plan);
      for (const model of models) await createModel(database.connection, model);
    }
    return await use(database.connection);
  } finally {
    database.close();
    await rm(temp, {recursive: true, force: true});
  }
}

async function findBuilt(
  workspace: Workspace,
  {prints, sources}: BuildPlan,
  models: Model[]
): Promise<string | undefined> {
  const wanted = [
    ...models.map(({name}) => [name, prints.get(name)!] as const),
    ...sources.tables.map(({name, fingerprint}) => [name, fingerprint] as const)
  ];
  for (const path of [workspace.warehouse, candidatePath(workspace)]) {
    const stored = await storedPrints(path);
    if (wanted.every(([name, print]) => stored.get(name) === print)) return path;
  }
  return undefined;
}

// in the order in which they are built
function needed(models: Model[], names: string[]): Model[] {
  const wanted = new Set(names);
  for (const {name, inputs} of [...models].reverse())
    if (wanted.has(name)) for (const input of inputs) wanted.add(input);
  return models.filter(({name}) => wanted.has(name));
}

async function fill(
  path: string,
  {root, temp}: Workspace,
  {zone, plan, options}: {zone: string; plan: BuildPlan; options: BuildOptions}
): Promise<void> {
  const database = await openDatabase(path, {folder: root, zone, temp, signal: options.signal});
  try {
    // to try it on every text costs a fifth of writing, to save a quarter of the file
    await database.connection.run("set disabled_compression_methods = 'fsst'");
    if (isSmall(plan)) await forSmall(database.connection);
    await createSources(database.connection, plan);
    await createModels(database.connection, plan, options);
    await database.connection.run("checkpoint");
  } finally {
    database.close();
  }
}

// of little data most of the time goes into planning, handing work to a second thread and packing columns
async function forSmall(connection: Connection): Promise<void> {
  await connection.run("set threads = 1");
  await connection.run("set force_compression = 'uncompressed'");
}

function isSmall({sources}: BuildPlan): boolean {
  const entities = sources.loads.flatMap((load) => load.entities);
  return entities.reduce((sum, {rows_accepted}) => sum + rows_accepted, 0) < smallRows;
}

/** Puts a candidate in the warehouse's place, at once or not at all. */
export async function accept(workspace: Workspace, built: Build): Promise<void> {
  if (built.isNew) await rename(built.path, workspace.warehouse);
}

async function createSources(connection: Connection, {sources}: BuildPlan): Promise<void> {
  for (const layer of [...layers, "meta"].filter((name) => name !== "audits"))
    await connection.run(`create schema if not exists ${layer}`);
  await runTogether(
    connection,
    sources.tables.map(
      ({name, sql, isView}) => `create or replace ${isView ? "view" : "table"} ${name} as ${sql}`
    )
  );
}

// one transaction and one call: by themselves a hundred small statements take three times as long
async function runTogether(connection: Connection, statements: string[]): Promise<void> {
  await connection.run(["begin", ...statements, "commit"].join(";\n"));
}

async function createModels(
  connection: Connection,
  plan: BuildPlan,
  {onModel, signal}: BuildOptions
): Promise<void> {
  await dropForgotten(connection, plan);
  const stale = plan.models.filter((model) => plan.stale.includes(model.name));
  let done = 0;
  for (const group of grouped(stale)) {
    signal?.throwIfAborted();
    onModel?.(group[0]!.name, done, stale.length);
    if (group.length > 1) await createViews(connection, group);
    else await createModel(connection, group[0]!);
    done += group.length;
  }
  await connection.run(
    "create or replace table meta.models (model varchar, fingerprint varchar, partition_column varchar)"
  );
  const rows = plan.models.map(
    ({name, partition}) =>
      `(${literal(name)}, ${literal(plan.prints.get(name)!)}, ${partition ? literal(partition) : "null"})`
  );
  await connection.run(`insert into meta.models values ${rows.join(", ")}`);
  await connection.run("create or replace table meta.sources (source varchar, fingerprint varchar)");
  const sources = plan.sources.tables.map(
    ({name, fingerprint}) => `(${literal(name)}, ${literal(fingerprint)})`
  );
  await connection.run(`insert into meta.sources values ${sources.join(", ")}`);
}

// views in a row together, every table by itself
function grouped(models: Model[]): Model[][] {
  const groups: Model[][] = [];
  for (const model of models) {
    const last = groups.at(-1);
    if (last && model.isView && last[0]!.isView) last.push(model);
    else groups.push([model]);
  }
  return groups;
}

async function createViews(connection: Connection, views: Model[]): Promise<void> {
  try {
    await runTogether(connection, views.map(createSql));
  } catch {
    await connection.run("rollback");
    for (const view of views) await createModel(connection, view); // the one at fault is named
  }
}

// a trailing comment would swallow what follows
function createSql({name, sql, isView}: Model): string {
  return `create or replace ${isView ? "view" : "table"} ${name} as ${sql}\n`;
}

async function createModel(connection: Connection, model: Model): Promise<void> {
  const {name} = model;
  try {
    await connection.run(createSql(model));
  } catch (error) {
    const failure = asFailure(error);
    if (failure !== error) throw failure;
    throw new Error(`${name}: ${(error as Error).message}`, {cause: error});
  }
}

// a model that changed between table and view, or left `models/`, would stand in the way
async function dropForgotten(connection: Connection, {models}: BuildPlan): Promise<void> {
  const found = await rowsOf<{name: string; type: string}>(
    connection,
    `select table_schema || '.' || table_name as name, table_type as type from information_schema.tables
    where table_schema in ('staging', 'warehouse', 'metrics', 'marts')`
  );
  for (const {name, type} of found) {
    const isView = type === "VIEW";
    const model = models.find((one) => one.name === name);
    if (model?.isView === isView) continue;
    const [schema, table] = name.split(".");
    await connection.run(`drop ${isView ? "view" : "table"} ${schema}.${identifier(table!)}`);
  }
}

function withLocksAsBuilt(sources: Sources, stored: Map<string, string>): Sources {
  const tables = sources.tables.map((table) =>
    table.name === lockedTeams ? {...table, fingerprint: stored.get(lockedTeams) ?? table.fingerprint} : table
  );
  return {...sources, tables};
}

function hasNewer({tables}: Sources, stored: Map<string, string>, source: string): boolean {
  return tables.find(({name}) => name === source)!.fingerprint !== stored.get(source);
}

async function storedPrints(path: string): Promise<Map<string, string>> {
  if (!existsSync(path)) return new Map();
  const database = await openDatabase(path, {readOnly: true});
  try {
    const found = await rowsOf<{name: string}>(
      database.connection,
      "select table_name as name from duckdb_tables() where schema_name = 'meta' and table_name in ('models', 'sources')"
    );
    const parts = found.map(({name}) => `select ${name.slice(0, -1)} as name, fingerprint from meta.${name}`);
    if (parts.length === 0) return new Map();
    const rows = await rowsOf<{name: string; fingerprint: string}>(
      database.connection,
      parts.join(" union all ")
    );
    return new Map(rows.map(({name, fingerprint}) => [name, fingerprint]));
  } finally {
    database.close();
  }
}

/** Returns where a build writes before it is judged; a failed one stays there to be looked at. */
export function candidatePath({warehouse}: Workspace): string {
  return warehouse.replace(/\.duckdb$/, ".next.duckdb");
}

async function removeCandidate(workspace: Workspace): Promise<void> {
  const path = candidatePath(workspace);
  await rm(path, {force: true});
  await rm(`${path}.wal`, {force: true});
}
