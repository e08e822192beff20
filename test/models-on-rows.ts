import {readFile} from "node:fs/promises";
import {join} from "node:path";
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
  {asOf = "2024-12-31", settings = {}, query}: Options = {}
): Promise<Row[]> {
  return withMemory(async (connection) => {
    const given = {
      "policy.clock": `select date '${asOf}' as as_of, (date '${asOf}' + 1)::timestamp as ends_at`,
      "policy.settings": await settingsSql(settings),
      ...tables
    };
    const create = async (name: string, kind: "table" | "view", sql: string) => {
      await connection.run(`create schema if not exists ${name.split(".")[0]}`);
      await connection.run(`create ${kind} ${name} as ${sql}`);
    };
    for (const [name, sql] of Object.entries(given)) await create(name, "table", sql);
    for (const model of models)
      await create(
        model,
        "table",
        await readFile(join(repository, "models", `${model.replace(".", "/")}.sql`), "utf8")
      );
    return rowsOf(connection, query ?? `from ${models.at(-1)} order by all`);
  });
}

/** Returns a query of rows: `columns` is "name type, …", a type with a comma in it not among them. */
export function rowsSql(columns: string, rows: Cell[][]): string {
  const typed = columns.split(",").map((column) => column.trim().split(" ") as [string, string]);
  const select = typed.map(([name, type], i) => `column${i}::${type} as ${identifier(name)}`).join(", ");
  const nothing = `(${typed.map(() => "null").join(", ")})`;
  const values = rows.map((row) => `(${typed.map((_, i) => cellSql(row[i] ?? null)).join(", ")})`);
  const from = `(values ${rows.length > 0 ? values.join(", ") : nothing}) as given (${typed.map((_, i) => `column${i}`).join(", ")})`;
  return `select ${select} from ${from}${rows.length > 0 ? "" : " where false"}`;
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
