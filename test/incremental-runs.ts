import {cp, mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect} from "vitest";
import {repository} from "../pipelines/workspace.ts";
import {withFolder} from "./service-value.ts";
import {listing, rowsHere, runHere, ticketsCsv, write} from "./workspaces.ts";

export const december = "exports/售后问题处理跟踪表_20241231.csv";
export const january = "exports/售后问题处理跟踪表_20250115.csv";
export const november = "exports/售后问题处理跟踪表_20241130.csv";

const first = ticketsCsv([
  {id: "T1"},
  {id: "T2", level: "L1", resolved: "2024-12-04 09:00"},
  {id: "T3", submitted: "2024-12-30 10:00", resolved: "", closed: "", status: "处理中"}
]);

export function withWorkspace(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    await write(join(folder, december), first);
    await use(folder);
  });
}

let base: {folder: string; run_id: string};

/** Runs a workspace once for all tests of a file. */
export function useRun(): void {
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "service-value-incremental-"));
    await write(join(folder, december), first);
    const {exit, run_id} = await runHere(folder);
    expect(exit).toBe("done");
    base = {folder, run_id: run_id!};
  }, 240_000);
  afterAll(() => rm(base.folder, {recursive: true, force: true}));
}

/** A copy of a workspace that was run once. */
export function withRun(use: (folder: string, run_id: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    await cp(base.folder, folder, {recursive: true, verbatimSymlinks: true});
    await use(folder, base.run_id);
  });
}

export async function state(folder: string): Promise<Record<string, string>> {
  const {"ledger/holder.json": _, "ledger/lock.duckdb": __, ...rest} = await listing(folder);
  return rest;
}

export async function lakeFiles(folder: string, entity: string): Promise<string[]> {
  return readdir(join(folder, "lake", entity));
}

export function accounts(folder: string) {
  return rowsHere(
    folder,
    "select source_file, rows_accepted, rows_current, rows_superseded from marts.loads order by source_file"
  );
}

export function ticketsOf(folder: string) {
  return rowsHere(
    folder,
    "select ticket_id, level, customer_name, status, source_row from marts.tickets order by ticket_id"
  );
}

/** The shipped mapping of tickets, with the time of resolution read from another column. */
export async function mappingReading(column: string): Promise<string> {
  const shipped = await readFile(join(repository, "data", "mappings", "zh-tickets.yaml"), "utf8");
  return shipped.replace(
    "tickets: {template: true}",
    `tickets: {template: true, fields: {resolved_at: ${column}}}`
  );
}

/** Returns the models that fit and all that read them, found in the text of the SQL alone. */
export async function readersOf(fits: (sql: string) => boolean): Promise<string[]> {
  const models = new Map<string, string>();
  for (const layer of ["staging", "warehouse", "metrics", "marts"])
    for (const file of await readdir(join(repository, "models", layer)))
      if (file.endsWith(".sql"))
        models.set(
          `${layer}.${file.slice(0, -4)}`,
          await readFile(join(repository, "models", layer, file), "utf8")
        );
  const found = new Set<string>();
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const [name, sql] of models)
      if (fits(sql) || [...found].some((other) => reads(sql, other))) found.add(name);
  }
  return [...found].sort();
}

export function reads(sql: string, table: string): boolean {
  return new RegExp(`\\b(from|join)\\s+${table.replace(".", "\\.")}\\b`).test(sql);
}
