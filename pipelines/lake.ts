import {rename, rm} from "node:fs/promises";
import {join} from "node:path";
import type {Entity} from "../models/contract.ts";
import {isDropped} from "../models/exports/drop-list.ts";
import {type NormalizeOptions, trimmed} from "./cells/cell.ts";
import {type Connection, countOf, identifier, literal, rowsOf} from "./duckdb.ts";
import {readLedger, withdrawnShas} from "./ledger.ts";
import type {BoundField, MadeCell} from "./mapping/bind.ts";
import {lakeColumns, normalizeSql} from "./normalize.ts";
import type {Source} from "./source.ts";
import type {Workspace} from "./workspace.ts";

export type LakeFile = {
  entity: Entity;
  bound: BoundField[];
  /** Cells that a mapping put together, behind those of the file. */
  made: MadeCell[];
  loadId: string;
  sourceFile: string;
  totals: string[];
  options: NormalizeOptions;
  /** Columns of which a row of this entity fills at least one, in a file that holds several. */
  own?: number[] | undefined;
  /** Where the Parquet files go; written beside under another name first. */
  accepted: string;
  quarantine: string;
};

export type LakeCounts = {
  accepted: number;
  quarantined: number;
  blank: number;
  total: number;
  /** Rows of a file of several entities that hold nothing of this one. */
  absent: number;
};

/** Columns every row of the lake carries before those of its fields. */
export const lakeKeys = ["load_id", "source_file", "source_sheet", "source_row"];

/** A temporary table of the rows of a source that `writeLake` did not accept. */
export const leftOver = "left_over";

/** Writes the accepted rows of a source, and the quarantined ones where there are any. */
export async function writeLake(connection: Connection, source: Source, file: LakeFile): Promise<LakeCounts> {
  const {accepted, quarantine} = file;
  await copyAccepted(connection, source, file);
  await connection.run(`create or replace temp table ${leftOver} as
    select records.* from ${source.table} as records
    anti join read_parquet(${literal(accepted)}) as lake on records.source_row = lake.source_row`);
  const {rejects} = source;
  const {blank, total, absent} = await findIgnored(connection, source, file);
  const left = await countOf(connection, `select count(*) from ${leftOver}`);
  const quarantined =
    left + rejects.length > blank + total + absent ? await copyQuarantined(connection, source, file) : 0;
  if (quarantined === 0) await rm(quarantine, {force: true});
  return {
    accepted: await footerRows(connection, accepted),
    quarantined,
    blank: blank + source.blanks,
    total,
    absent
  };
}

/** Returns the rows a Parquet file's footer declares. */
export async function footerRows(connection: Connection, path: string): Promise<number> {
  return countOf(connection, `select sum(num_rows) from parquet_file_metadata(${literal(path)})`);
}

// rows that hold nothing, totals (no key, a word such as 合计 first, or one in the key's place), rows of other entities
async function findIgnored(connection: Connection, source: Source, file: LakeFile) {
  const cells = source.header.map((_, i) => `nullif(trim(c${i}), '')`).join(", ");
  const keys = keyCells({...file, width: source.header.length}).map(
    (cell) => `coalesce(${trimmed(cell)}, '')`
  );
  const isKeyless = keys.map((key) => `(${key} = '' or ${isTotal(key, file)})`).join(" and ") || "true";
  const isNamed = keys.map((key) => isTotal(key, file)).join(" or ") || "false";
  await connection.run(`create or replace temp table ignored_rows as
    with kinds as (
      select source_row, case when first_cell is null then 'blank'
        when (${isTotal("first_cell", file)} and is_keyless) or is_named then 'total'
        when is_absent then 'absent' end as kind
      from (
        select source_row, coalesce(${cells}) as first_cell, ${isKeyless} as is_keyless, ${isNamed} as is_named,
          ${isAbsent(file)} as is_absent
        from ${leftOver}
      )
    )
    select source_row, kind from kinds where kind is not null`);
  const count = (kind: string) => `count(*) filter (where kind = '${kind}') as ${kind}`;
  const kinds = ["blank", "total", "absent"].map(count).join(", ");
  const [row] = await rowsOf<Pick<LakeCounts, "blank" | "total" | "absent">>(
    connection,
    `select ${kinds} from ignored_rows`
  );
  return row!;
}

// what every row of the file holds tells no total
function keyCells({bound, entity, made, width}: LakeFile & {width: number}): string[] {
  const names = [...entity.keys.flat(), ...(entity.batch ?? [])];
  return bound
    .filter(({field, column}) => names.includes(field) && made[column - width]?.constant === undefined)
    .map(({column}) => `c${column}`);
}

function isAbsent({own}: LakeFile): string {
  if (!own || own.length === 0) return "false";
  return `coalesce(${own.map((column) => `nullif(trim(c${column}), '')`).join(", ")}) is null`;
}

function isTotal(text: string, {totals}: LakeFile): string {
  return `list_contains([${totals.map(literal).join(", ")}]::varchar[], ${text})`;
}

// a single key is held against the words for a total once it is read, several and absent rows before
function rowsOfEntity({table, header}: Source, file: LakeFile): string {
  const {keys, batch} = file.entity;
  const named =
    keys.flat().length + (batch ?? []).length > 1
      ? keyCells({...file, width: header.length}).map(
          (cell) => `not coalesce(${isTotal(trimmed(cell), file)}, false)`
        )
      : [];
  const present = file.own?.length ? [`not (${isAbsent(file)})`] : [];
  const conditions = [...named, ...present];
  return conditions.length > 0 ? `(select * from ${table} where ${conditions.join(" and ")})` : table;
}

async function copyAccepted(connection: Connection, source: Source, file: LakeFile): Promise<void> {
  const {entity, bound, options, accepted} = file;
  const found = new Set(bound.map((one) => one.field));
  const outputs = lakeColumns(entity);
  const present = new Set(
    lakeColumns({
      ...entity,
      fields: Object.fromEntries(Object.entries(entity.fields).filter(([name]) => found.has(name)))
    })
  );
  const columns = outputs.map((name) =>
    present.has(name) ? identifier(name) : `null::varchar as ${identifier(name)}`
  );
  const [key] = entity.keys.flat();
  const single = entity.keys.flat().length === 1 && !entity.batch && found.has(key!);
  const isNoTotal = single ? ` and not ${isTotal(identifier(key!), file)}` : "";
  const sql = `select ${stamp(source, file)}, source_row, ${columns.join(", ")}, dq_notes
    from (${normalizeSql(entity, bound, rowsOfEntity(source, file), options)})
    where problems is null${isNoTotal}`;
  // pushed below, the filter would read every cell a second time
  await connection.run("set disabled_optimizers = 'filter_pushdown'");
  await copy(connection, sql, accepted);
  await connection.run("reset disabled_optimizers");
}

// one row per offending cell; a record that is no row of the table has none
async function copyQuarantined(connection: Connection, source: Source, file: LakeFile): Promise<number> {
  const {entity, bound, made, options, quarantine} = file;
  const left = `(select * from ${leftOver} anti join ignored_rows using (source_row))`;
  const kept = recordKeys(source.header).flatMap((key, i) =>
    isDropped(source.header[i]!) ? [] : [`${identifier(key)}: c${i}`]
  );
  const record = `to_json({${kept.join(", ")}})::varchar`;
  const names = [...source.header, ...made.map(({header}) => header)];
  const headers = `[${names.map(literal).join(", ")}]`;
  const cells = `[${names.map((_, i) => `c${i}`).join(", ")}]`;
  const fields = names.map((_, i) => bound.find((one) => one.column === i)?.field ?? "");
  const rejects = source.rejects.map(
    ({source_row, reason, text}) =>
      `(${source_row}, null, null, ${literal(reason)}, ${literal(text)}, ${literal(text)})`
  );
  const sql = `
    with offending as (${normalizeSql(entity, bound, left, options)}),
    problems as (
      select source_row, unnest(string_split(problems, ';')) as problem from offending where problems is not null
    ),
    cells as (
      select problems.source_row, split_part(problem, ':', 1)::integer + 1 as place,
        split_part(problem, ':', 2) as reason, ${cells} as cells, ${record} as record
      from problems inner join ${left} as records on problems.source_row = records.source_row
    ),
    faults as (
      select source_row, ${headers}[place] as column_name, [${fields.map(literal).join(", ")}][place] as field,
        reason, cells[place] as original_text, record from cells
      ${rejects.length > 0 ? `union all select * from (values ${rejects.join(", ")})` : ""}
    )
    select ${stamp(source, file)}, ${literal(entity.name)} as entity, source_row, column_name, field, reason,
      original_text, record
    from faults order by source_row, column_name`;
  await copy(connection, sql, quarantine);
  return countOf(connection, `select count(distinct source_row) from read_parquet(${literal(quarantine)})`);
}

/** Returns the names of a row's cells in quarantine: a struct has no two keys that differ in case only. */
export function recordKeys(header: string[]): string[] {
  const seen = new Set<string>();
  return header.map((name, i) => {
    const key = name === "" || seen.has(name.toLowerCase()) ? `${name}#${i + 1}` : name;
    seen.add(key.toLowerCase());
    return key;
  });
}

async function copy(connection: Connection, sql: string, path: string): Promise<void> {
  const part = `${path}.part`;
  await connection.run(
    `copy (${sql}) to ${literal(part)} (format parquet, compression snappy, row_group_size 32768)`
  );
  await rename(part, path);
}

function stamp({sheet}: Source, {loadId, sourceFile}: LakeFile): string {
  return `${literal(loadId)} as load_id, ${literal(sourceFile)} as source_file, ${literal(sheet)} as source_sheet`;
}

/** Returns where an entity's Parquet files of one load lie, below the workspace. */
export function lakePaths(entity: string, sourceSha: string, mappingSha: string, sheetIndex: number) {
  const name = `${sourceSha}-${mappingSha.slice(0, 16)}${sheetIndex > 0 ? `-${sheetIndex}` : ""}`;
  return {
    lake: join("lake", entity, `${name}.parquet`),
    quarantine: join("lake", "quarantine", `${entity}-${name}.parquet`)
  };
}

/** Removes from the lake what any load of a withdrawn file wrote; a kill may have come before this. */
export async function removeWithdrawn(workspace: Workspace): Promise<void> {
  const records = await readLedger(workspace);
  const withdrawn = withdrawnShas(records);
  for (const record of records) {
    if (record.kind !== "load" || !withdrawn.has(record.source_sha)) continue;
    const paths = record.entities.flatMap(({lake, quarantine}) => (quarantine ? [lake, quarantine] : [lake]));
    for (const path of paths) await rm(join(workspace.root, path), {force: true});
  }
}
