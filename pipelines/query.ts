import {existsSync} from "node:fs";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type DuckDBResultReader, StatementType} from "@duckdb/node-api";
import {candidatePath} from "./build.ts";
import {csvLine} from "./csv.ts";
import {type Connection, literal, openDatabase, type Row, rowsRead} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {analystsDatabase} from "./publish-analysts.ts";
import {queryFailure} from "./query/errors.ts";
import {bindParameters, type ParameterValues, parameterNames, refuseUnknown} from "./query/parameters.ts";
import {textTable} from "./text-table.ts";
import type {Workspace} from "./workspace.ts";

export const formats = ["table", "csv", "json", "parquet"] as const;
export type Format = (typeof formats)[number];

export type QueryOptions = {
  format?: Format;
  /** The build that failed its audit, not the last good one. */
  isCandidate?: boolean;
  /** The published database of the analysts, without an identity in it, and nothing else. */
  isAnalysts?: boolean;
  /** Values of the parameters that the SQL names `$name`. */
  parameters?: ParameterValues;
  /** Where the SQL stands, for messages. */
  file?: string | undefined;
  signal?: AbortSignal;
};

/** What a query answers: rows, the names of its columns in order, and their types. */
export type Answer = {names: string[]; types: string[]; rows: Row[]};

/** Runs a query over the warehouse, which it cannot change, and returns what to write out. */
export async function query(
  workspace: Workspace,
  sql: string,
  options: QueryOptions = {}
): Promise<string | Uint8Array> {
  const {format = "table"} = options;
  return confined(workspace, sql, options, async (connection, temp) => {
    if (format === "parquet")
      return parquetOf(connection, sql, {path: join(temp, "result.parquet"), ...options});
    const {names, rows} = answerOf(await read(connection, sql, options));
    if (format === "json") return `${JSON.stringify(rows)}\n`;
    return format === "csv" ? csvOf(names, rows) : tableOf(names, rows);
  });
}

/** Runs a query as `query` does and returns its rows. */
export async function ask(workspace: Workspace, sql: string, options: QueryOptions = {}): Promise<Answer> {
  return confined(workspace, sql, options, async (connection) =>
    answerOf(await read(connection, sql, options))
  );
}

async function confined<T>(
  workspace: Workspace,
  sql: string,
  options: QueryOptions,
  use: (connection: Connection, temp: string) => Promise<T>
): Promise<T> {
  const path = databasePath(workspace, options);
  if (!existsSync(path)) throw new Failure("usage", "no_warehouse");
  const {signal, file} = options;
  const temp = await mkdtemp(join(tmpdir(), "service-value-query-"));
  const database = await openDatabase(path, {readOnly: true, folder: workspace.root, temp, signal});
  const {connection} = database;
  try {
    await confine(connection, options.isAnalysts ? [temp] : [workspace.lake, temp, "lake"]);
    return await use(connection, temp);
  } catch (error) {
    throw queryFailure(error, sql, file);
  } finally {
    database.close();
    await rm(temp, {recursive: true, force: true});
  }
}

function databasePath(workspace: Workspace, {isCandidate, isAnalysts}: QueryOptions): string {
  if (isAnalysts) return join(workspace.published, "analysts", "current", analystsDatabase);
  return isCandidate ? candidatePath(workspace) : workspace.warehouse;
}

// models of the layers read from the lake are views: its files, and none else, stay open to a query
async function confine(connection: Connection, folders: string[]): Promise<void> {
  const allowed = folders.map((folder) => literal(`${folder}/`));
  await connection.run(`set allowed_directories = [${allowed.join(", ")}]`);
  await connection.run("set errors_as_json = true");
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}

// a temporary table or type is made by `create`, and `pivot` makes one by itself; nothing else may be written
async function read(
  connection: Connection,
  sql: string,
  {parameters = {}}: QueryOptions
): Promise<DuckDBResultReader> {
  const statements = await connection.extractStatements(sql);
  const known = new Set<string>();
  let reader: DuckDBResultReader | undefined;
  for (let i = 0; i < statements.count; i++) {
    const prepared = await statements.prepare(i);
    const {statementType} = prepared;
    if (statementType === StatementType.EXPLAIN) await refuseWrites(connection, sql);
    else if (statementType !== StatementType.SELECT && statementType !== StatementType.CREATE)
      throw readsOnly(statementType);
    for (const name of parameterNames(prepared)) known.add(name);
    if (i === statements.count - 1) refuseUnknown(parameters, [...known]);
    bindParameters(prepared, parameters);
    reader = await prepared.runAndReadAll();
  }
  if (!reader) throw new Failure("usage", "missing_argument", {detail: "SQL"});
  return reader;
}

function answerOf(reader: DuckDBResultReader): Answer {
  return {names: reader.columnNames(), types: reader.columnTypes().map(String), rows: rowsRead(reader)};
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

async function parquetOf(
  connection: Connection,
  sql: string,
  {path, parameters = {}}: QueryOptions & {path: string}
): Promise<Uint8Array> {
  const statements = await connection.extractStatements(sql);
  const asked = await statements.prepare(0);
  if (statements.count > 1 || asked.statementType !== StatementType.SELECT)
    throw readsOnly(asked.statementType);
  refuseUnknown(parameters, parameterNames(asked));
  const copy = `copy (${sql.replace(/;\s*$/, "")}\n) to ${literal(path)} (format parquet)`;
  const prepared = await (await connection.extractStatements(copy)).prepare(0);
  bindParameters(prepared, parameters);
  await prepared.run();
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
