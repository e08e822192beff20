import {createHash} from "node:crypto";
import {cp, mkdir, readdir, readFile, readlink, symlink, writeFile} from "node:fs/promises";
import {basename, dirname, join, relative} from "node:path";
import {withModels} from "../pipelines/build.ts";
import {csvLine} from "../pipelines/csv.ts";
import {type Connection, literal, type Row, rowsOf, withMemory} from "../pipelines/duckdb.ts";
import {load} from "../pipelines/load.ts";
import {type Plan, plan} from "../pipelines/plan.ts";
import {readPolicy} from "../pipelines/policy.ts";
import {analystsDatabase} from "../pipelines/publish-analysts.ts";
import {query} from "../pipelines/query.ts";
import {type RunOptions, type RunResult, run} from "../pipelines/run.ts";
import {readSources} from "../pipelines/sources.ts";
import {repository, workspaceAt} from "../pipelines/workspace.ts";
import {databaseContent, databaseTexts} from "./analysts-cells.ts";

const untilPublished = ["load", "build", "audit", "publish"] as const;

/** Runs a workspace up to its published files in this process, without a word. */
export function runHere(folder: string, options: Partial<RunOptions> = {}): Promise<RunResult> {
  const silent = {language: "zh" as const, start() {}, note() {}, done() {}, warn() {}};
  return run(workspaceAt(folder), {reporter: silent, stages: [...untilPublished], ...options});
}

export function planHere(folder: string, options: {asOf?: string} = {}): Promise<Plan> {
  return plan(workspaceAt(folder), options);
}

/** Answers a query over models that were built. */
export type Ask = <T extends Row = Row>(sql: string) => Promise<T[]>;

/**
 * Loads a workspace and builds some models and what they read, with nothing of a run's audits and publication: a part
 * of a run's time. Throws for a refused file.
 */
export async function withBuilt<T>(
  folder: string,
  names: string[],
  use: (ask: Ask) => Promise<T>
): Promise<T> {
  const workspace = workspaceAt(folder);
  const policy = await readPolicy(workspace);
  const {refused} = await load(workspace, {policy});
  if (refused[0]) throw refused[0].failure;
  return withModels(workspace, names, {policy, use: (connection) => use((sql) => rowsOf(connection, sql))});
}

/** Returns the rows of a query over a workspace that was loaded; of the models only what it names is built. */
export async function builtRows<T extends Row = Row>(folder: string, sql: string): Promise<T[]> {
  const names = [...sql.matchAll(/\b(?:staging|warehouse|metrics|marts)\.\w+/g)].map(([name]) => name);
  return withBuilt(folder, names, (ask) => ask<T>(sql));
}

/** Returns the rows of a query over a workspace, asked in this process. */
export async function rowsHere<T = Record<string, unknown>>(folder: string, sql: string): Promise<T[]> {
  return JSON.parse(String(await query(workspaceAt(folder), sql, {format: "json"}))) as T[];
}

/**
 * Answers queries over a workspace's lake and ledger as they lie on the disk, without building what is made of them.
 */
export async function lakeRows<T = Record<string, unknown>>(
  folder: string,
  queries: string[]
): Promise<T[][]> {
  const workspace = workspaceAt(folder);
  const policy = await readPolicy(workspace);
  return withMemory(async (connection) => {
    await connection.run(`set file_search_path = ${literal(workspace.root)}`);
    const {tables} = await readSources(connection, workspace, {policy});
    for (const schema of new Set(tables.map(({name}) => name.split(".")[0]!)))
      await connection.run(`create schema if not exists ${schema}`);
    for (const {name, sql} of tables) await connection.run(`create view ${name} as ${sql}`);
    const answers: T[][] = [];
    for (const sql of queries) {
      const reader = await connection.runAndReadAll(sql);
      answers.push(reader.getRowObjectsJson() as T[]);
    }
    return answers;
  });
}

/** Returns everything below a folder by path: a file's digest (of the analysts' database that of its content), where a link points, that a folder is there. */
export async function listing(folder: string): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) found.push([relative(folder, path), `-> ${await readlink(path)}`]);
    else if (entry.isDirectory()) found.push([relative(folder, path), "folder"]);
    else found.push([relative(folder, path), await digestOf(path)]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

// no two files of one content that DuckDB writes have the same bytes
async function digestOf(path: string): Promise<string> {
  const isDatabase = basename(path) === analystsDatabase;
  const bytes = isDatabase ? await databaseContent(path) : await readFile(path);
  return createHash("sha256").update(bytes).digest("hex");
}

/** Returns the files below a folder that hold a text; of a Parquet file any cell of it. */
export async function filesHolding(folder: string, text: string): Promise<string[]> {
  const files = Object.entries(await listing(folder)).filter(([, what]) => what.length === 64);
  return withMemory(async (connection) => {
    const holding: string[] = [];
    for (const [file] of files) if (await isHolding(connection, join(folder, file), text)) holding.push(file);
    return holding;
  });
}

/** Copies the tree as a clone would have it, without what git ignores, and links the libraries; returns its command line. */
export async function cloneTree(clone: string): Promise<string> {
  const ignored = /^(dashboards\/(data|\.observablehq)|data\/sample\/(?!exports|policy).*)$/;
  const names = [
    "pipelines",
    "models",
    "dashboards",
    "data",
    "package.json",
    "package-lock.json",
    "observablehq.config.ts"
  ];
  await mkdir(clone, {recursive: true});
  for (const name of names)
    await cp(join(repository, name), join(clone, name), {
      recursive: true,
      filter: (path) => !ignored.test(relative(repository, path))
    });
  await symlink(join(repository, "node_modules"), join(clone, "node_modules"), "junction");
  return join(clone, "pipelines", "service-value.js");
}

/** Writes a text file, with the folders it lies in. */
export async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, text);
}

/** A ticket of an export in the Chinese template; what is not given is a closed L2 ticket in good time. */
export type Ticket = {
  id: string;
  customer?: string;
  level?: string;
  submitted?: string;
  resolved?: string;
  closed?: string;
  status?: string;
};

const ticketHeader = ["问题编号", "客户名称", "问题级别", "提交时间", "解决时间", "关闭时间", "工单状态"];

export function ticketsCsv(tickets: Ticket[]): string {
  const records = tickets.map((ticket) => {
    const {id, customer = "甲科技有限公司", level = "L2", submitted = "2024-12-02 09:00"} = ticket;
    const {resolved = "2024-12-02 11:00", closed = "2024-12-03 18:00", status = "已关闭"} = ticket;
    return [id, customer, level, submitted, resolved, closed, status];
  });
  return [ticketHeader, ...records].map(csvLine).join("");
}

async function isHolding(connection: Connection, path: string, text: string): Promise<boolean> {
  if (path.endsWith(analystsDatabase)) return (await databaseTexts(path)).some((cell) => cell.includes(text));
  if (!path.endsWith(".parquet")) return (await readFile(path)).includes(text);
  const sql = `select count(*) from read_parquet(${literal(path)}) as file where contains(file::varchar, ${literal(text)})`;
  const reader = await connection.runAndReadAll(sql);
  return Number(reader.getRows()[0]![0]) > 0;
}
