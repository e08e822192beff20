import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {settings} from "../models/policy/index.ts";
import {identifier, literal, type Row, rowsOf, withMemory} from "../pipelines/duckdb.ts";
import {repository} from "../pipelines/workspace.ts";

/** A cell of a hand-written row. */
export type Cell = string | number | boolean | null;

type Options = {asOf?: string; settings?: Record<string, string>; query?: string};

/**
 * Returns what models make of tables written by hand: each model reads the tables and the models before it; the rows are
 * the last one's, or those of the query `query`. Settings are the shipped ones unless given.
 */
export async function modelsOnRows(
  models: string[],
  tables: Record<string, string>,
  {asOf = "2024-12-31", settings: decided = {}, query}: Options = {}
): Promise<Row[]> {
  return withMemory(async (connection) => {
    const given = {
      "policy.clock": `select date '${asOf}' as as_of, (date '${asOf}' + 1)::timestamp as ends_at`,
      "policy.settings": await settingsSql(decided),
      ...tables
    };
    const create = async (name: string, kind: "table" | "view", sql: string) => {
      await connection.run(`create schema if not exists ${name.split(".")[0]}`);
      await connection.run(`create ${kind} ${name} as ${sql}`);
    };
    for (const [name, sql] of Object.entries(given)) await create(name, "table", sql);
    for (const model of models) await create(model, "table", await modelSql(model));
    return rowsOf(connection, query ?? `from ${models.at(-1)} order by all`);
  });
}

/**
 * Returns sets of decisions in which every value of every setting that the models name occurs, of those settings that
 * list their values.
 */
export async function everyDecision(models: string[]): Promise<Record<string, string>[]> {
  const sql = (await Promise.all(models.map(modelSql))).join();
  const choices = Object.entries(settings).flatMap(([name, {schema}]) =>
    schema instanceof z.ZodEnum && sql.includes(`'${name}'`)
      ? [[name, schema.options.map(String)] as const]
      : []
  );
  const count = Math.max(0, ...choices.map(([, values]) => values.length));
  return Array.from({length: count}, (_, i) =>
    Object.fromEntries(choices.map(([name, values]) => [name, values[i % values.length]!]))
  );
}

/** Returns what models make of rows whatever the company decides: one answer where no decision matters. */
export async function answersByAnyDecision(
  models: string[],
  tables: Record<string, string>,
  options: Options = {}
): Promise<Row[][]> {
  const answers: Row[][] = [];
  for (const settings of [{}, ...(await everyDecision(models))])
    answers.push(await modelsOnRows(models, tables, {...options, settings}));
  return [...new Map(answers.map((rows) => [JSON.stringify(rows), rows])).values()];
}

/** Returns a query of rows: `columns` is "name type, …". */
export function rowsSql(columns: string, rows: Cell[][]): string {
  const typed = splitColumns(columns);
  const select = typed.map(([name, type], i) => `column${i}::${type} as ${identifier(name)}`).join(", ");
  const nothing = `(${typed.map(() => "null").join(", ")})`;
  const values = rows.map((row) => `(${typed.map((_, i) => cellSql(row[i] ?? null)).join(", ")})`);
  const from = `(values ${rows.length > 0 ? values.join(", ") : nothing}) as given (${typed.map((_, i) => `column${i}`).join(", ")})`;
  return `select ${select} from ${from}${rows.length > 0 ? "" : " where false"}`;
}

/** Returns a query of rows whose cells are named; a column that a row does not name is null. */
export function namedRowsSql(columns: string, rows: Record<string, Cell>[]): string {
  const names = splitColumns(columns).map(([name]) => name);
  const unknown = rows.flatMap((row) => Object.keys(row)).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`unknown columns: ${unknown.join(", ")}`);
  return rowsSql(
    columns,
    rows.map((row) => names.map((name) => row[name] ?? null))
  );
}

// a comma in brackets is one of a type
function splitColumns(columns: string): [string, string][] {
  return columns.split(/,(?![^(]*\))/).map((column) => column.trim().split(" ") as [string, string]);
}

function modelSql(model: string): Promise<string> {
  return readFile(join(repository, "models", `${model.replace(".", "/")}.sql`), "utf8");
}

function cellSql(cell: Cell): string {
  return typeof cell === "string" ? literal(cell) : String(cell);
}

async function settingsSql(own: Record<string, string>): Promise<string> {
  const text = await readFile(join(repository, "data", "policy", "settings.csv"), "utf8");
  const shipped = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(/,(.*)/s).slice(0, 2) as [string, string]);
  const all = Object.entries({...Object.fromEntries(shipped), ...own});
  return rowsSql("name varchar, value varchar", all);
}
