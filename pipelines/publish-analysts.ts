import {chmod} from "node:fs/promises";
import {join} from "node:path";
import {type Described, describedTables, type Edge, type RunFacts} from "../models/analysts/tables.ts";
import {type ColumnMeta, columnsOf, type Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {type Connection, identifier, literal, rowsOf} from "./duckdb.ts";
import {fileMask, type NameKind, nameKindOf} from "./file-names.ts";
import {customerSql, keyed} from "./pseudonym.ts";
import {isCustomer, publishedColumn} from "./publish-pages.ts";

export type AnalystsOptions = {
  secret: string;
  facts: RunFacts;
  /** Settings by name. */
  inForce: Record<string, string>;
  edges: Edge[];
};

/** The analysts' database in the folder of a run. */
export const analystsDatabase = "service_value.duckdb";

type Masked = "person" | NameKind;

/**
 * Writes the analysts' database and the same tables as Parquet: whole marts with every table and column described in
 * both languages, in which persons, and customers who are persons, are keyed pseudonyms; other personal columns, free
 * text and contacts are left out, and a file whose name may hold a person's bears a keyed one.
 */
export async function writeAnalysts(
  connection: Connection,
  folder: string,
  options: AnalystsOptions
): Promise<void> {
  const path = join(folder, analystsDatabase);
  // with blocks of 256 kB sixty small tables would take 13 MB
  await connection.run(`attach ${literal(path)} as analysts (block_size 16384)`);
  try {
    const published = analystsMarts();
    await createMasks(connection, published, options.secret);
    await connection.run("begin"); // statement by statement the disk is waited for a thousand times
    for (const schema of ["marts", "metrics", "policy", "meta"])
      await connection.run(`create schema analysts.${schema}`);
    for (const contract of published) await copyMart(connection, contract, {folder, secret: options.secret});
    const tables = published.map((contract): [string, Mart] => [`marts.${contract.name}`, contract]);
    for (const told of describedTables(options.facts, {...options, tables}))
      await writeTold(connection, told);
    await connection.run("commit; checkpoint analysts; detach analysts");
  } catch (error) {
    await connection.run("rollback").catch(() => {}); // where the transaction was not begun, or ended by itself
    await connection.run("detach analysts");
    throw error;
  }
  await chmod(path, 0o444); // a reader that opens it for writing would change what is published, and lock out others
}

/** Returns the contracts of the marts that analysts get, with the columns they get. */
export function analystsMarts(): Mart[] {
  return (Object.values(marts) as Mart[])
    .filter(({audiences}) => audiences.includes("analysts"))
    .map((contract) => {
      const hidden = columnsOf(contract).filter(([name, meta]) => meta.isPersonal && !isPersonId(name));
      const mask: Record<string, true> = Object.fromEntries(hidden.map(([name]) => [name, true]));
      return {...contract, columns: contract.columns.omit(mask as Record<never, true>)};
    });
}

async function copyMart(
  connection: Connection,
  contract: Mart,
  {folder, secret}: {folder: string; secret: string}
): Promise<void> {
  const columns = columnsOf(contract);
  const joins: string[] = [];
  const selected = columns.map(([name, meta]) => {
    const masked = maskOf(name, meta);
    if (!masked) return publishedColumn(contract, name, valueSql(name, columns, secret));
    const mask = `${name}_mask`;
    joins.push(
      `left join temp.masks as ${mask} on ${mask}.mask_kind = '${masked}' and mart.${name} = ${mask}.mask_of`
    );
    return publishedColumn(contract, name, `${mask}.mask_shown`);
  });
  const table = `analysts.marts.${contract.name}`;
  const order = contract.key.map((name) => `mart.${identifier(name)}`).join(", ");
  await connection.run(`create table ${table} as
    select ${selected.join(", ")} from service_value.marts.${contract.name} as mart ${joins.join(" ")} order by ${order}`);
  await describe(connection, table, contract);
  await connection.run(
    `copy ${table} to ${literal(join(folder, `${contract.name}.parquet`))} (format parquet, compression snappy)`
  );
}

// a value of a dimension, or a name of a kind, is a customer where the other column says so
function valueSql(name: string, columns: [string, ColumnMeta][], secret: string): string {
  const column = `mart.${identifier(name)}`;
  if (isCustomer(name)) return customerSql(column, secret);
  const says = {dimension_value: "dimension", name: "kind", likely_name: "kind"}[name];
  if (!says || !columns.some(([other]) => other === says)) return column;
  return `case when mart.${says} = 'customer' then ${customerSql(column, secret)} else ${column} end`;
}

async function createMasks(connection: Connection, published: Mart[], secret: string): Promise<void> {
  const found = published.flatMap((contract) =>
    columnsOf(contract).flatMap(([name, meta]) => {
      const kind = maskOf(name, meta);
      return kind
        ? [`select '${kind}' as kind, ${name} as original from service_value.marts.${contract.name}`]
        : [];
    })
  );
  const rows = await rowsOf<{kind: Masked; original: string}>(
    connection,
    `select distinct kind, original from (${found.join(" union all ")}) where original is not null order by all`
  );
  const masked = await fileMask(secret);
  const shown = (kind: Masked, name: string) =>
    kind === "person" ? `P-${keyed("person", name, secret).slice(0, 16)}` : masked(kind, name);
  await connection.run(
    "create or replace temp table masks (mask_kind varchar, mask_of varchar, mask_shown varchar)"
  );
  const values = rows.map(
    ({kind, original}) => `(${[kind, original, shown(kind, original)].map(literal).join(", ")})`
  );
  for (let i = 0; i < values.length; i += 5000)
    await connection.run(`insert into temp.masks values ${values.slice(i, i + 5000).join(", ")}`);
}

function maskOf(name: string, meta: ColumnMeta): Masked | undefined {
  return meta.isPersonal ? "person" : nameKindOf(name);
}

/** Returns whether a personal column says which person, so that a pseudonym can stand for it. */
function isPersonId(name: string): boolean {
  return name.endsWith("_id");
}

async function writeTold(connection: Connection, {schema, contract, rows}: Described): Promise<void> {
  const table = `analysts.${schema}.${contract.name}`;
  const columns = columnsOf(contract);
  const types = columns.map(([name, {sql}]) => `${identifier(name)} ${sql}`);
  await connection.run(`create table ${table} (${types.join(", ")})`);
  const values = rows.map((row) => `(${columns.map(([name]) => constant(row[name])).join(", ")})`);
  if (values.length > 0) await connection.run(`insert into ${table} values ${values.join(", ")}`);
  await describe(connection, table, contract);
}

function constant(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "null";
  return typeof value === "number" ? String(value) : literal(value);
}

async function describe(connection: Connection, table: string, contract: Mart): Promise<void> {
  const {label, grain, questions} = contract;
  const statements = [`comment on table ${table} is ${literal(tableComment({label, grain, questions}))}`];
  for (const [name, meta] of columnsOf(contract))
    statements.push(`comment on column ${table}.${identifier(name)} is ${literal(columnComment(meta))}`);
  await connection.run(statements.join(";\n"));
}

function tableComment({label, grain, questions}: Pick<Mart, "label" | "grain" | "questions">): string {
  return `${label.zh}：${grain.zh}。${questions.zh}\n${label.en}: ${grain.en}. ${questions.en}`;
}

function columnComment(meta: ColumnMeta): string {
  const {zh, en, unit, nulls, values, isPersonal} = meta;
  const codes = values ? values.join(" | ") : "";
  const parts = {
    zh: [
      unit && `单位 ${unit}`,
      codes && `取值 ${codes}`,
      nulls && `空值：${nulls.zh}`,
      isPersonal && "人员假名"
    ],
    en: [
      unit && `unit ${unit}`,
      codes && `one of ${codes}`,
      nulls && `null: ${nulls.en}`,
      isPersonal && "pseudonym"
    ]
  };
  return `${[zh, ...parts.zh.filter(Boolean)].join("；")}\n${[en, ...parts.en.filter(Boolean)].join("; ")}`;
}
