import {existsSync} from "node:fs";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type DuckDBResultReader, StatementType} from "@duckdb/node-api";
import {candidatePath} from "./build.ts";
import {csvLine} from "./csv.ts";
import {type Connection, literal, openDatabase, type Row, rowsRead} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {textTable} from "./text-table.ts";
import type {Workspace} from "./workspace.ts";

export const formats = ["table", "csv", "json", "parquet"] as const;
export type Format = (typeof formats)[number];

type QueryOptions = {
  format?: Format /** The build that failed its audit, not the last good one. */;
  isCandidate?: boolean;
};

/** Runs a query over the warehouse, which it cannot change, and returns what to write out. */
export async function query(
  workspace: Workspace,
  sql: string,
  options: QueryOptions = {}
): Promise<string | Uint8Array> {
  const {format = "table", isCandidate = false} = options;
  const path = isCandidate ? candidatePath(workspace) : workspace.warehouse;
  if (!existsSync(path)) throw new Failure("usage", "no_warehouse");
  const temp = await mkdtemp(join(tmpdir(), "service-value-query-"));
  const database = await openDatabase(path, {readOnly: true, folder: workspace.root, temp});
  const {connection} = database;
  try {
    await confine(connection, [workspace.lake, temp]);
    if (format === "parquet") return await parquetOf(connection, sql, join(temp, "result.parquet"));
    const reader = await read(connection, sql);
    const rows = rowsRead(reader);
    if (format === "json") return `${JSON.stringify(rows)}\n`;
    return format === "csv" ? csvOf(reader.columnNames(), rows) : tableOf(reader.columnNames(), rows);
  } catch (error) {
    throw asQueryFailure(error);
  } finally {
    database.close();
    await rm(temp, {recursive: true, force: true});
  }
}

// models of the layers read from the lake are views: its files, and none else, stay open to a query
async function confine(connection: Connection, folders: string[]): Promise<void> {
  const allowed = [...folders, "lake"].map((folder) => literal(`${folder}/`));
  await connection.run(`set allowed_directories = [${allowed.join(", ")}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}

// a temporary table or type is made by `create`, and `pivot` makes one by itself; nothing else may be written
async function read(connection: Connection, sql: string): Promise<DuckDBResultReader> {
  const statements = await connection.extractStatements(sql);
  let reader: DuckDBResultReader | undefined;
  for (let i = 0; i < statements.count; i++) {
    const prepared = await statements.prepare(i);
    const {statementType} = prepared;
    if (statementType === StatementType.EXPLAIN) await refuseWrites(connection, sql);
    else if (statementType !== StatementType.SELECT && statementType !== StatementType.CREATE)
      throw readsOnly(statementType);
    reader = await prepared.runAndReadAll();
  }
  if (!reader) throw new Failure("usage", "missing_argument", {detail: "SQL"});
  return reader;
}

// `explain analyze` carries out what it explains
async function refuseWrites(connection: Connection, sql: string): Promise<void> {
  const explained = sql.replace(/^\s*explain\s+(analyze\s+|\([^)]*\)\s*)?/i, "");
  const statements = await connection.extractStatements(explained);
  const {statementType} = await statements.prepare(0);
  if (statements.count > 1 || statementType !== StatementType.SELECT) throw readsOnly(statementType);
}

function readsOnly(type: StatementType): Failure {
  return new Failure("usage", "query_reads", {detail: StatementType[type]!});
}

function asQueryFailure(error: unknown): unknown {
  if (error instanceof Failure) return error;
  const detail = (error as Error).message.replace(/^Failed to extract statements: /, "");
  const forbidden =
    /^Permission Error: (Cannot access \w+ "[^"]*")|attached in read-only mode|Can only \w+ (from |into )?base table/.exec(
      detail
    );
  if (!forbidden) return new Failure("usage", "invalid_query", {detail}, {cause: error});
  return new Failure("usage", "query_reads", {detail: forbidden[1] ?? detail}, {cause: error});
}

async function parquetOf(connection: Connection, sql: string, path: string): Promise<Uint8Array> {
  const statements = await connection.extractStatements(sql);
  const {statementType} = await statements.prepare(0);
  if (statements.count > 1 || statementType !== StatementType.SELECT) throw readsOnly(statementType);
  await connection.run(`copy (${sql.replace(/;\s*$/, "")}\n) to ${literal(path)} (format parquet)`);
  return readFile(path);
}

function csvOf(names: string[], rows: Row[]): string {
  return [csvLine(names), ...rows.map((row) => csvLine(names.map((name) => textOf(row[name]))))].join("");
}

function tableOf(names: string[], rows: Row[]): string {
  return textTable(
    names,
    rows.map((row) => names.map((name) => (row[name] === null ? "∅" : textOf(row[name]))))
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
