import {existsSync} from "node:fs";
import {mkdir, mkdtemp, rename, rm} from "node:fs/promises";
import {dirname, join, relative} from "node:path";
import {planBuild} from "./build.ts";
import {localTime, now} from "./clock.ts";
import {type Connection, openDatabase, type Row, rowsOf} from "./duckdb.ts";
import {safeName, unitFiles} from "./extract/files.ts";
import {
  appendLock,
  type Change,
  changesBetween,
  changeText,
  keepRows,
  type LockRecord,
  type LockStatus,
  lockedRows,
  lockOf,
  readLocks
} from "./extract/locks.ts";
import {appendLog, type LogEntry} from "./extract/log.ts";
import {digestOf, type Files, withSums, writeFiles} from "./extract/manifest.ts";
import {
  type Period,
  readDefinitions,
  readPeriod,
  readUnitData,
  readUnits,
  type UnitData,
  unitsBelow
} from "./extract/read.ts";
import {Failure} from "./failure.ts";
import type {Language} from "./messages.ts";
import {type Policy, readPolicy} from "./policy.ts";
import {currentRun, runId} from "./publish.ts";
import type {Workspace} from "./workspace.ts";

export type ExtractOptions = {
  period: string;
  units: string[];
  language: Language;
  by: string;
  step?: "review" | "lock" | undefined;
  /** Why a locked period is written anew. */
  amend?: string | undefined;
  /** PEM of an Ed25519 private key. */
  key?: string | undefined;
};

export type Extracted = {
  unit: string;
  folder: string;
  files: number;
  people: number;
  status: LockStatus;
  revision: number;
  digest: string;
  changes: number;
};

type Context = {
  connection: Connection;
  workspace: Workspace;
  policy: Policy;
  period: Period;
  run_id: string;
  as_of: string;
  definitions: Row[];
  options: ExtractOptions;
};

/** Writes HR's files of a period for each unit named, from the published run; a locked period stays as it was locked. */
export async function extract(workspace: Workspace, options: ExtractOptions): Promise<Extracted[]> {
  const policy = await readPolicy(workspace);
  if (!policy.settings.rule_number?.trim()) throw new Failure("usage", "extract_no_rule");
  if (!existsSync(workspace.warehouse)) throw new Failure("usage", "no_warehouse");
  const {run_id, as_of} = await publishedRun(workspace, policy);
  const database = await openDatabase(workspace.warehouse, {readOnly: true, folder: workspace.root});
  try {
    const {connection} = database;
    const period = await readPeriod(connection, options.period);
    const units = await readUnits(connection, period);
    const definitions = await readDefinitions(connection, period);
    const context = {connection, workspace, policy, period, run_id, as_of, definitions, options};
    const named = [...new Set(options.units)].map((unit) => ({unit, below: unitsBelow(units, unit)}));
    // all units are judged before the first is written
    const judged = [];
    for (const {unit, below} of named) judged.push(await judge(context, unit, below));
    const done: Extracted[] = [];
    for (const one of judged) done.push(await writeUnit(context, one));
    return done;
  } finally {
    database.close();
  }
}

/** Returns the run that the warehouse is published as; throws if it is of something else. */
export async function publishedRun(
  workspace: Workspace,
  policy: Policy
): Promise<{run_id: string; as_of: string}> {
  const as_of = await clockOf(workspace);
  const plan = await planBuild(workspace, {policy, asOf: as_of, isLocksAsBuilt: true});
  const run_id = await runId(plan);
  const current = await currentRun(join(workspace.published, "executives"));
  if (plan.stale.length > 0 || current !== run_id) throw new Failure("usage", "extract_not_published");
  return {run_id, as_of};
}

async function clockOf(workspace: Workspace): Promise<string> {
  const database = await openDatabase(workspace.warehouse, {readOnly: true, folder: workspace.root});
  try {
    const [clock] = await rowsOf<{as_of: string}>(database.connection, "select as_of from policy.clock");
    return clock!.as_of;
  } finally {
    database.close();
  }
}

type Judged = {
  unit: string;
  below: string[];
  data: UnitData;
  lock: LockRecord | undefined;
  changes: Change[];
};

async function judge(context: Context, unit: string, below: string[]): Promise<Judged> {
  const {connection, workspace, period, options} = context;
  const data = await readUnitData(connection, period, below);
  const lock = lockOf(await readLocks(workspace), period.period, unit);
  const isLocked = lock?.status === "locked" || lock?.status === "amended";
  if (options.step === "lock" && !period.is_ended)
    throw new Failure("usage", "lock_not_ended", {period: period.period, end: period.period_end});
  if (!isLocked) {
    if (options.amend !== undefined)
      throw new Failure("usage", "amend_not_locked", {period: period.period, unit});
    return {unit, below, data, lock, changes: []};
  }
  const changes = changesBetween(await lockedRows(workspace, lock), data);
  if (changes.length > 0 && options.amend === undefined)
    throw new Failure("locked_period", "locked_differs", {
      period: period.period,
      unit,
      count: changes.length,
      detail: changes.slice(0, 20).map(changeText).join("")
    });
  return {unit, below, data, lock, changes};
}

async function writeUnit(context: Context, judged: Judged): Promise<Extracted> {
  const {workspace, period, run_id, options} = context;
  const {unit, data, changes} = judged;
  const step = await takeStep(context, judged);
  const files = withSums(unitFiles({...context, unit, data, step, language: options.language}), options.key);
  const folder = join(workspace.published, "hr", run_id, safeName(period.period), safeName(unit));
  await replaceFolder(workspace, folder, files);
  const digest = digestOf(files);
  const revision = step?.revision ?? 0;
  await appendLog(workspace, {
    ...logged(context, unit),
    kind: options.amend !== undefined ? "amend" : (options.step ?? "extract"),
    revision,
    digest,
    people: data.totals.length,
    ...(options.amend !== undefined ? {reason: options.amend} : {})
  });
  return {
    unit,
    folder: relative(workspace.root, folder),
    files: files.size,
    people: data.totals.length,
    status: step?.status ?? "open",
    revision,
    digest,
    changes: changes.length
  };
}

function logged({run_id, period, options}: Context, unit: string): Omit<LogEntry, "kind"> {
  return {at: localTime(now(), "Asia/Shanghai"), by: options.by, run_id, period: period.period, unit};
}

// the step that the unit is in once this extract is written; a lock keeps the rows first
async function takeStep(
  context: Context,
  {unit, below, data, lock, changes}: Judged
): Promise<LockRecord | undefined> {
  const {workspace, options} = context;
  const isLocked = lock?.status === "locked" || lock?.status === "amended";
  const isAmended = isLocked && changes.length > 0;
  const isNewLock = options.step === "lock" && !isLocked;
  const isReview = options.step === "review" && lock === undefined;
  if (!isAmended && !isNewLock && !isReview) return lock;
  const {period, ...who} = logged(context, unit);
  const record: LockRecord = {
    period: period!,
    unit,
    ...{run_id: context.run_id, at: who.at, by: who.by},
    status: isAmended ? "amended" : isNewLock ? "locked" : "review",
    revision: isReview ? 0 : (lock?.revision ?? 0) + 1,
    ...(isAmended ? {reason: options.amend!, changes} : {})
  };
  const teams = await teamCells(context);
  const kept = isReview ? {} : await keepRows(workspace, record, {...data, teams, units: below});
  const step = {...record, ...kept};
  await appendLock(workspace, step);
  return step;
}

function teamCells({connection, period}: Context): Promise<Row[]> {
  return rowsOf(
    connection,
    "select * from marts.team_cells where period_grain = $1 and period_start = $2 order by kpi_code, team_id",
    [period.period_grain, period.period_start]
  );
}

// a folder is written whole beside its place, which it then takes: a kill leaves the old one or none
async function replaceFolder({published}: Workspace, folder: string, files: Files): Promise<void> {
  await mkdir(dirname(folder), {recursive: true, mode: 0o700});
  const part = await mkdtemp(join(published, ".part-"));
  try {
    await writeFiles(join(part, "unit"), files);
    await rm(folder, {recursive: true, force: true});
    await rename(join(part, "unit"), folder);
  } finally {
    await rm(part, {recursive: true, force: true});
  }
}
