import {existsSync} from "node:fs";
import {readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {candidatePath} from "./build.ts";
import {csvLine} from "./csv.ts";
import {literal, openDatabase, type Row, rowsOf} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import type {Workspace} from "./workspace.ts";

export const formats = ["table", "csv", "json", "parquet"] as const;
export type Format = (typeof formats)[number];

type QueryOptions = {format?: Format; /** The build that failed its audit, not the last good one. */ isCandidate?: boolean};

/** Runs one statement over the warehouse, which it cannot change, and returns what to write out. */
export async function query(workspace: Workspace, sql: string, options: QueryOptions = {}): Promise<string | Uint8Array> {
  const {format = "table", isCandidate = false} = options;
  const path = isCandidate ? candidatePath(workspace) : workspace.warehouse;
  if (!existsSync(path)) throw new Failure("usage", "no_warehouse");
  const database = await openDatabase(path, {readOnly: true, folder: workspace.root});
  try {
    if (format === "parquet") return await parquetOf(database.connection, sql);
    const rows = await rowsOf(database.connection, sql);
    const names = rows[0] ? Object.keys(rows[0]) : (await database.connection.runAndReadAll(sql)).columnNames();
    if (format === "json") return `${JSON.stringify(rows)}\n`;
    if (format === "csv") return csvOf(names, rows);
    return tableOf(names, rows);
  } catch (error) {
    throw new Failure("usage", "invalid_query", {detail: (error as Error).message}, {cause: error});
  } finally {
    database.close();
  }
}

async function parquetOf(connection: Parameters<typeof rowsOf>[0], sql: string): Promise<Uint8Array> {
  const path = join(tmpdir(), `service-value-${process.pid}.parquet`);
  try {
    await connection.run(`copy (${sql.replace(/;\s*$/, "")}) to ${literal(path)} (format parquet)`);
    return await readFile(path);
  } finally {
    await rm(path, {force: true});
  }
}

function csvOf(names: string[], rows: Row[]): string {
  return [csvLine(names), ...rows.map((row) => csvLine(names.map((name) => textOf(row[name]))))].join("");
}

function tableOf(names: string[], rows: Row[]): string {
  const cells = [names, ...rows.map((row) => names.map((name) => (row[name] === null ? "∅" : textOf(row[name]))))];
  const widths = names.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i]!))));
  const line = (row: string[]) => row.map((cell, i) => cell + " ".repeat(widths[i]! - widthOf(cell))).join("  ").trimEnd();
  const [head, ...body] = cells;
  return `${[line(head!), widths.map((width) => "─".repeat(width)).join("  "), ...body.map(line)].join("\n")}\n`;
}

// a Han letter takes two columns of a terminal
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter) ? 2 : 1;
  return width;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
