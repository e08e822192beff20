import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Row} from "../duckdb.ts";
import {Failure, isMissing} from "../failure.ts";
import {sha256} from "../hash.ts";
import {appendLine, readLines} from "../ledger.ts";
import type {Workspace} from "../workspace.ts";
import type {UnitData} from "./read.ts";

export type LockStatus = "open" | "review" | "locked" | "amended";

/** One figure that is not what it was locked as; a person who came or went has no column. */
export type Change = {
  person_id: string;
  kpi_code: string;
  column: string;
  before: string | null;
  after: string | null;
};

/** One step of a period and unit; of several the last holds. */
export type LockRecord = {
  period: string;
  unit: string;
  status: Exclude<LockStatus, "open">;
  revision: number;
  run_id: string;
  at: string;
  by: string;
  reason?: string;
  /** Digest and name of the file of locked rows, below the ledger. */
  rows_sha?: string;
  rows_file?: string;
  changes?: Change[];
};

/** What a step keeps: people's figures, those of all teams as they would be shown, and which units it is of. */
export type LockedRows = {totals: Row[]; items: Row[]; teams: Row[]; units?: string[]};

const totalColumns = ["unit_id", "role", "status", "score", "coverage_ratio", "is_vetoed", "present_days"];
const itemColumns = ["status", "raw_value", "target", "weight", "score", "count_evidence"];

/** Returns every step of every lock, in order. */
export async function readLocks({ledger}: Workspace): Promise<LockRecord[]> {
  return (await readLines(join(ledger, "appraisal-locks.jsonl"))).map(
    (line) => JSON.parse(line) as LockRecord
  );
}

/** Returns the step that holds for a period and unit, or undefined if it is open. */
export function lockOf(records: LockRecord[], period: string, unit: string): LockRecord | undefined {
  return records.findLast((one) => one.period === period && one.unit === unit);
}

/** Returns the step of each period and unit that is locked or amended, oldest first. */
export function locksInForce(records: LockRecord[]): LockRecord[] {
  return records.filter(
    (one) =>
      (one.status === "locked" || one.status === "amended") && lockOf(records, one.period, one.unit) === one
  );
}

export async function appendLock(workspace: Workspace, record: LockRecord): Promise<void> {
  await appendLine(join(workspace.ledger, "appraisal-locks.jsonl"), JSON.stringify(record));
}

/** Writes every step anew, at once or not at all; only a purge does. */
export async function rewriteLocks({ledger}: Workspace, records: LockRecord[]): Promise<void> {
  const path = join(ledger, "appraisal-locks.jsonl");
  await writeFile(`${path}.part`, records.map((one) => `${JSON.stringify(one)}\n`).join(""), {mode: 0o600});
  await rename(`${path}.part`, path);
}

/** Keeps the rows of a revision as they are; returns where, and their digest. */
export async function keepRows(
  {ledger}: Workspace,
  {period, unit, revision}: Pick<LockRecord, "period" | "unit" | "revision">,
  rows: LockedRows
): Promise<{rows_file: string; rows_sha: string}> {
  const text = JSON.stringify(rows);
  const rows_file = `appraisal/${encodeURIComponent(period)}-${encodeURIComponent(unit)}-${revision}.json`;
  await mkdir(join(ledger, "appraisal"), {recursive: true, mode: 0o700});
  await writeFile(join(ledger, rows_file), text, {mode: 0o600});
  return {rows_file, rows_sha: sha256(text)};
}

/** Returns the rows that were locked; throws if they are not what they were, or were purged. */
export async function lockedRows(
  {ledger}: Workspace,
  {rows_file = "", rows_sha}: LockRecord
): Promise<LockedRows> {
  const text = await readFile(join(ledger, rows_file), "utf8").catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    throw new Failure("audit", "lock_missing", {file: rows_file}, {cause: error});
  });
  if (sha256(text) !== rows_sha) throw new Failure("audit", "lock_tampered", {file: rows_file});
  return JSON.parse(text) as LockedRows;
}

/** Returns what of two states of a unit's figures differs, person by person. */
export function changesBetween(before: Pick<UnitData, "totals" | "items">, after: typeof before): Change[] {
  return [
    ...tableChanges(before.totals, after.totals, totalColumns, () => ""),
    ...tableChanges(before.items, after.items, itemColumns, (row) => `${row.kpi_code}`)
  ].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** Returns a difference as a line to read. */
export function changeText({person_id, kpi_code, column, before, after}: Change): string {
  const place = [person_id, kpi_code, column].filter(Boolean).join(" · ");
  return `\n  ${place}: ${before ?? "—"} → ${after ?? "—"}`;
}

function tableChanges(before: Row[], after: Row[], columns: string[], kpiOf: (row: Row) => string): Change[] {
  const keyOf = (row: Row) => JSON.stringify([row.person_id, kpiOf(row), kpiOf(row) && row.role]);
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const fresh = new Map(after.map((row) => [keyOf(row), row]));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const row = (was ?? is)!;
    const place = {person_id: String(row.person_id), kpi_code: kpiOf(row)};
    if (!was || !is) return [{...place, column: "", before: was ? "1" : null, after: is ? "1" : null}];
    return columns
      .filter((column) => textOf(was[column]) !== textOf(is[column]))
      .map((column) => ({...place, column, before: textOf(was[column]), after: textOf(is[column])}));
  });
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function orderOf({person_id, kpi_code, column}: Change): string {
  return JSON.stringify([person_id, kpi_code, column]);
}
