import {entities} from "../models/exports/index.ts";
import {policyTables} from "../models/policy/index.ts";
import {type Connection, identifier, literal, type Row, rowsOf, withMemory} from "../pipelines/duckdb.ts";
import {lakeKeys} from "../pipelines/lake.ts";
import {type Model, readModels} from "../pipelines/models.ts";
import {lakeColumns} from "../pipelines/normalize.ts";
import {type Policy, policyTableSql, readPolicy} from "../pipelines/policy.ts";
import type {PolicyRow} from "../pipelines/policy-lines.ts";
import {sightingsSql} from "../pipelines/record-key.ts";
import {workspaceAt} from "../pipelines/workspace.ts";

type Record_ = Record<string, string | number | boolean | null>;

/** What models are built from: rows of exports by entity, as the lake has them, and what policy says instead. */
export type Given = {
  exports?: Record<string, Record_[]>;
  settings?: Record<string, string>;
  policy?: Record<string, PolicyRow[]>;
  /** Queries that stand in for models, by model. */
  instead?: Record<string, string>;
  asOf?: string;
};

let all: Promise<Model[]> | undefined;
let policyShipped: Promise<Policy> | undefined;

/** Returns the answers of queries over models built, with all they read, from rows written by hand. */
export function built(models: string[], given: Given, queries: string[]): Promise<Row[][]> {
  all ??= withMemory((connection) => readModels(connection));
  return withMemory(async (connection) => {
    const wanted = needed(await all!, models, given.instead ?? {});
    const inputs = new Set(wanted.flatMap((model) => model.inputs));
    for (const schema of ["lake", "ledger", "policy", "staging", "warehouse", "metrics", "marts"])
      await connection.run(`create schema ${schema}`);
    await createSources(connection, inputs, given);
    for (const [name, sql] of Object.entries(given.instead ?? {}))
      await connection.run(`create table ${name} as ${sql}`);
    for (const {name, sql, isView} of wanted)
      await connection.run(`create ${isView ? "view" : "table"} ${name} as ${sql}\n`);
    const answers: Row[][] = [];
    for (const query of queries) answers.push(await rowsOf(connection, query));
    return answers;
  });
}

function needed(models: Model[], names: string[], instead: Record<string, string>): Model[] {
  const wanted = new Set(names);
  for (const {name, inputs} of [...models].reverse())
    if (wanted.has(name) && !(name in instead)) for (const input of inputs) wanted.add(input);
  return models.filter(({name}) => wanted.has(name) && !(name in instead));
}

async function createSources(
  connection: Connection,
  inputs: Set<string>,
  {exports = {}, settings = {}, policy = {}, asOf = "2024-12-31"}: Given
): Promise<void> {
  policyShipped ??= readPolicy(workspaceAt("/nowhere"));
  const shipped = await policyShipped;
  const values = {...shipped.settings, ...settings};
  const tables: Record<string, PolicyRow[]> = {
    ...shipped.tables,
    settings: Object.entries(values).map(([name, value]) => ({name, value})),
    ...policy
  };
  for (const table of policyTables)
    if (inputs.has(`policy.${table.name}`))
      await connection.run(
        `create table policy.${table.name} as ${policyTableSql(table, tables[table.name]!)}`
      );
  await connection.run(
    `create table policy.clock as select date ${literal(asOf)} as as_of, date ${literal(asOf)} + interval 1 day as ends_at`
  );
  for (const name of Object.keys(entities))
    if (inputs.has(`lake.${name}`) || exports[name]) await createLake(connection, name, exports[name] ?? []);
  const loads = Object.keys(exports).map((name) => `('load', ${literal(name)}, ${literal(asOf)})`);
  await connection.run(
    `create table ledger.loads as select load_id, entity, exported_at::timestamp as exported_at
      from (values ${["(null, null, null)", ...loads].join(", ")}) as loads (load_id, entity, exported_at)
      where load_id is not null`
  );
  await connection.run(
    "create table ledger.headers (load_id varchar, entity varchar, field varchar, column_name varchar)"
  );
  await connection.run(
    `create view lake.customer_sightings as ${sightingsSql(Object.values(entities).filter(({name}) => exports[name]))}`
  );
}

// a row is a load's next one, its own record and its newest version, unless it says otherwise
async function createLake(connection: Connection, name: string, rows: Record_[]): Promise<void> {
  const columns = [...lakeKeys, ...lakeColumns(entities[name]!), "dq_notes"];
  const unknown = rows.flatMap((row) => Object.keys(row)).filter((column) => !columns.includes(column));
  if (unknown.length > 0) throw new Error(`${name}: unknown columns: ${unknown.join(", ")}`);
  const lines = rows.map((row, i) => {
    const full: Record_ = {load_id: "load", source_file: name, source_sheet: "", source_row: i + 2, ...row};
    return `(${columns.map((column) => (full[column] == null ? "null" : literal(String(full[column])))).join(", ")})`;
  });
  const values = lines.length > 0 ? lines.join(", ") : `(${columns.map(() => "null").join(", ")})`;
  const typed = columns.map((column, i) => `col${i}::varchar as ${identifier(column)}`);
  await connection.run(
    `create table lake.${name} as select *, source_file || source_row as record_key,
      source_row::bigint as record_version, 1 as load_rank
      from (select ${typed.join(", ")} from (values ${values}))${lines.length > 0 ? "" : " where false"}`
  );
}
