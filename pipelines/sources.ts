import {stat} from "node:fs/promises";
import {join} from "node:path";
import type {Entity} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {registry} from "../models/metrics/registry/index.ts";
import {policyTables} from "../models/policy/index.ts";
import {correctedLoad} from "./correction.ts";
import {type Connection, countOf, identifier, literal, rowsOf} from "./duckdb.ts";
import {lockedTeamColumns, lockedTeamRows} from "./extract/locked-teams.ts";
import {Failure, isMissing} from "./failure.ts";
import {sha256} from "./hash.ts";
import {footerRows, lakeKeys} from "./lake.ts";
import {activeLoads, type LedgerRecord, type LoadedEntity, type LoadRecord, readLedger} from "./ledger.ts";
import type {Model} from "./models.ts";
import {lakeColumns} from "./normalize.ts";
import {type Policy, policyTableSql} from "./policy.ts";
import {currentRowsSql, recordColumns, recordSql, sightingsSql} from "./record-key.ts";
import type {Workspace} from "./workspace.ts";

/** A table that models read and no model makes: its SQL, and what it is a function of. */
export type SourceTable = {name: string; sql: string; isView: boolean; fingerprint: string};

export type Sources = {
  tables: SourceTable[];
  loads: RankedLoad[];
  policy: Policy;
  asOf: string;
  /** Digest of the lake: which exports, read through which mappings, in which order. */
  lakeSha: string;
};

export type RankedLoad = LoadRecord & {
  load_rank: number;
  /** The rank of the export that corrections belong to; of any other load its own. */
  export_rank: number;
  /** A file of the same name and other bytes was loaded since. */
  is_replaced: boolean;
};

/** The table of what pages showed of teams when their period was locked. */
export const lockedTeams = "ledger.locked_teams";

type SourceOptions = {
  policy: Policy;
  asOf?: string | undefined;
  /** Loads to take instead of those in force. */
  loads?: string[] | undefined;
};

/** Returns every table of the layers `lake`, `ledger` and `policy`; throws if nothing is loaded. */
export async function readSources(
  connection: Connection,
  workspace: Workspace,
  options: SourceOptions
): Promise<Sources> {
  const {policy} = options;
  const records = await readLedger(workspace);
  const loads = ranked(options.loads ? namedLoads(records, options.loads) : activeLoads(records));
  if (records.length === 0) throw new Failure("usage", "nothing_loaded");
  // when everything was withdrawn the clock stays, and what follows is built empty
  const dated = loads.length > 0 ? loads : records.filter((record) => record.kind === "load");
  const asOf =
    options.asOf ??
    dated
      .map((load) => load.exported_at.slice(0, 10))
      .sort()
      .at(-1)!;
  const tables = [
    ...(await lakeTables(connection, workspace, loads)),
    ...loadedTables(loads),
    ...(await ledgerTables(connection, workspace, loads)),
    withdrawalTable(records),
    table_(lockedTeams, valuesSql(lockedTeamColumns, await lockedTeamRows(workspace))),
    ...policyTables.map((table) =>
      table_(`policy.${table.name}`, policyTableSql(table, policy.tables[table.name]!))
    ),
    table_("policy.metrics", metricsSql()),
    table_(
      "policy.clock",
      `select date ${literal(asOf)} as as_of, date ${literal(asOf)} + interval 1 day as ends_at`
    )
  ];
  const lakeSha = sha256(
    tables
      .filter((one) => one.name.startsWith("lake."))
      .map((one) => one.fingerprint)
      .join()
  );
  return {tables, loads, policy, asOf, lakeSha};
}

function metricsSql(): string {
  const rows = registry.map(({code, block, unit}) => `(${[code, block, unit].map(literal).join(", ")})`);
  return `select * from (values ${rows.join(", ")}) as metric (metric_code, block, unit)`;
}

/** Returns the fingerprint a model sees of a source; of the settings only those its SQL names. */
export function sourceFingerprint({tables, policy}: Sources, input: string, model: Model): string {
  if (input === "policy.settings") {
    const named = Object.entries(policy.settings).filter(([name]) => model.sql.includes(literal(name)));
    return sha256(JSON.stringify(named.sort(([a], [b]) => (a < b ? -1 : 1))));
  }
  const table = tables.find((one) => one.name === input);
  if (!table) throw new Error(`${model.name}: source not found: ${input}`);
  return table.fingerprint;
}

function namedLoads(records: LedgerRecord[], ids: string[]): LoadRecord[] {
  const named = new Map<string, LoadRecord>();
  for (const record of records)
    if (record.kind === "load" && ids.includes(record.load_id)) named.set(record.load_id, record);
  return [...named.values()];
}

// later exports first in rank; of one moment, the later load; corrections right behind what they correct
function ranked(loads: LoadRecord[]): RankedLoad[] {
  const placeOf = (load: LoadRecord) => (load.corrects && correctedLoad(loads, load.corrects)) ?? load;
  const order = [...loads].sort((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    if (one.exported_at !== other.exported_at) return one.exported_at < other.exported_at ? -1 : 1;
    const isLater = Number(a.corrects !== undefined) - Number(b.corrects !== undefined);
    return one.load_seq - other.load_seq || isLater || a.load_seq - b.load_seq;
  });
  return order.map((load, i) => ({
    ...load,
    load_rank: i + 1,
    export_rank: order.indexOf(placeOf(load)) + 1,
    is_replaced: loads.some(
      (other) =>
        other.source_file === load.source_file &&
        other.source_sha !== load.source_sha &&
        other.load_seq > load.load_seq
    )
  }));
}

async function lakeTables(
  connection: Connection,
  workspace: Workspace,
  loads: RankedLoad[]
): Promise<SourceTable[]> {
  const tables: SourceTable[] = [];
  for (const entity of Object.values(entities)) {
    const columns = [...lakeColumns(entity), "dq_notes"];
    const files = loads.flatMap((load) =>
      load.entities.filter((one) => one.entity === entity.name).map((one) => ({load, one}))
    );
    const ranks = files.map(({load}) => [load.load_id, load.load_rank, load.export_rank] as const);
    tables.push({
      name: `lake.${entity.name}`,
      sql:
        files.length > 0 ? await lakeSql(connection, workspace, {entity, columns, files}) : emptySql(columns),
      isView: true,
      fingerprint: sha256(JSON.stringify([columns, entity.keys, entity.batch, ranks]))
    });
  }
  return tables;
}

// what is read across the entities that some export holds; the others cost nothing
function loadedTables(loads: RankedLoad[]): SourceTable[] {
  const names = new Set(loads.flatMap((load) => load.entities.map(({entity}) => entity)));
  const loaded = Object.values(entities).filter(({name}) => names.has(name));
  const files = loads.flatMap(({load_id, load_rank, entities: held}) =>
    held.map(({entity}) => [load_id, load_rank, entity])
  );
  return [
    {name: "lake.customer_sightings", sql: sightingsSql(loaded)},
    {name: "ledger.current_rows", sql: currentRowsSql(loaded)}
  ].map(({name, sql}) => ({name, sql, isView: true, fingerprint: sha256(JSON.stringify([sql, files]))}));
}

function emptySql(columns: string[]): string {
  const texts = [...lakeKeys, ...columns].map((name) => `null::varchar as ${identifier(name)}`);
  const records = Object.entries(recordColumns).map(([name, type]) => `null::${type} as ${name}`);
  return `select ${texts.join(", ")}, null::integer as load_rank, ${records.join(", ")} where false`;
}

type LakeFiles = {entity: Entity; columns: string[]; files: {load: RankedLoad; one: LoadedEntity}[]};

async function lakeSql(
  connection: Connection,
  workspace: Workspace,
  {entity, columns, files}: LakeFiles
): Promise<string> {
  const paths = `[${files.map(({one}) => literal(one.lake)).join(", ")}]`;
  const full = `[${files.map(({one}) => literal(join(workspace.root, one.lake))).join(", ")}]`;
  const present = await rowsOf<{name: string}>(
    connection,
    `select distinct name from parquet_schema(${full})`
  );
  const names = new Set(present.map((one) => one.name));
  const fields = columns.map((name) =>
    names.has(name) ? identifier(name) : `null::varchar as ${identifier(name)}`
  );
  const ranks = files.map(({load}) => `when ${literal(load.load_id)} then ${load.load_rank}`);
  const exports = files.map(({load}) => `when ${literal(load.load_id)} then ${load.export_rank}`);
  const {record_key, record_version} = recordSql(entity, `case load_id ${exports.join(" ")} end`);
  return `select *, ${record_key} as record_key, (${record_version})::bigint as record_version
    from (
      select ${[...lakeKeys, ...fields].join(", ")}, case load_id ${ranks.join(" ")} end::integer as load_rank
      from read_parquet(${paths}, union_by_name = ${files.length > 1})
    ) as files`;
}

async function ledgerTables(
  connection: Connection,
  workspace: Workspace,
  loads: RankedLoad[]
): Promise<SourceTable[]> {
  const rows = loads.flatMap((load) => load.entities.map((one) => ({load, one})));
  return [
    table_(
      "ledger.loads",
      valuesSql(
        loadColumns,
        rows.map(({load, one}) => loadRow(load, one))
      )
    ),
    table_("ledger.lake_rows", valuesSql(lakeRowColumns, await lakeRows(connection, workspace, rows))),
    table_(
      "ledger.headers",
      valuesSql(
        headerColumns,
        rows.flatMap(({load, one}) => headerRows(load, one))
      )
    ),
    quarantineTable(rows.map(({one}) => one)),
    table_("ledger.corrections", valuesSql(correctionColumns, correctionRows(loads)))
  ];
}

function withdrawalTable(records: LedgerRecord[]): SourceTable {
  const rows = records.flatMap((one) =>
    one.kind === "withdraw" ? [[one.source_file, one.source_sha, one.at]] : []
  );
  const columns = {source_file: "varchar", source_sha: "varchar", withdrawn_at: "timestamp"};
  return table_("ledger.withdrawals", valuesSql(columns, rows));
}

const loadColumns = {
  load_id: "varchar",
  source_file: "varchar",
  source_sheet: "varchar",
  entity: "varchar",
  mapping: "varchar",
  encoding: "varchar",
  exported_at: "timestamp",
  load_rank: "integer",
  is_history: "boolean",
  is_replaced: "boolean",
  rows_read: "bigint",
  rows_accepted: "bigint",
  rows_quarantined: "bigint",
  rows_ignored: "bigint",
  columns_dropped: "bigint",
  corrected_file: "varchar",
  corrected_by: "varchar",
  corrected_at: "timestamp"
};
const correctionColumns = {
  load_id: "varchar",
  entity: "varchar",
  source_row: "integer",
  corrected_load_id: "varchar",
  corrected_row: "integer",
  corrected_by: "varchar",
  corrected_at: "timestamp"
};
const lakeRowColumns = {
  load_id: "varchar",
  entity: "varchar",
  rows_accepted: "bigint",
  rows_quarantined: "bigint"
};
const headerColumns = {load_id: "varchar", entity: "varchar", field: "varchar", column_name: "varchar"};

function loadRow(load: RankedLoad, one: LoadedEntity): unknown[] {
  return [
    load.load_id,
    load.source_file,
    load.source_sheet,
    one.entity,
    load.mapping,
    load.encoding,
    load.exported_at,
    load.load_rank,
    entities[one.entity]!.isHistory,
    load.is_replaced,
    one.rows_read,
    one.rows_accepted,
    one.rows_quarantined,
    one.ignored.reduce((sum, {count}) => sum + count, 0),
    load.columns_dropped,
    load.corrects?.source_file,
    load.corrects?.rows
      .map(({by}) => by)
      .sort()
      .filter((by, i, all) => by !== all[i - 1])
      .join(", "),
    load.corrects?.rows
      .map(({at}) => at)
      .sort()
      .at(-1)
  ];
}

// a file of corrections has its header in row 1
function correctionRows(loads: RankedLoad[]): unknown[][] {
  return loads.flatMap(({load_id, corrects}) => {
    const original = corrects && correctedLoad(loads, corrects);
    return (corrects?.rows ?? []).map(({row, by, at}, i) => [
      load_id,
      corrects!.entity,
      i + 2,
      original?.load_id,
      row,
      by,
      at
    ]);
  });
}

// read from the files at every run: what the disk holds, not what the ledger remembers
async function lakeRows(
  connection: Connection,
  workspace: Workspace,
  rows: {load: RankedLoad; one: LoadedEntity}[]
) {
  const counted: unknown[][] = [];
  for (const {load, one} of rows) {
    const accepted = await footerOf(connection, join(workspace.root, one.lake));
    const quarantined = one.quarantine
      ? await quarantinedOf(connection, join(workspace.root, one.quarantine))
      : 0;
    counted.push([load.load_id, one.entity, accepted, quarantined]);
  }
  return counted;
}

async function footerOf(connection: Connection, path: string): Promise<number | null> {
  return (await exists(path)) ? footerRows(connection, path) : null;
}

async function quarantinedOf(connection: Connection, path: string): Promise<number | null> {
  if (!(await exists(path))) return null;
  return countOf(connection, `select count(distinct source_row) from read_parquet(${literal(path)})`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function headerRows({load_id}: RankedLoad, {entity, columns}: LoadedEntity): unknown[][] {
  return Object.entries(columns).map(([field, header]) => [load_id, entity, field, header]);
}

function quarantineTable(loaded: LoadedEntity[]): SourceTable {
  const columns = [
    "load_id",
    "source_file",
    "source_sheet",
    "entity",
    "source_row",
    "column_name",
    "field",
    "reason",
    "original_text",
    "record"
  ];
  const paths = loaded.flatMap((one) => (one.quarantine ? [literal(one.quarantine)] : []));
  return {
    name: "ledger.quarantine",
    sql:
      paths.length > 0
        ? `select ${columns.join(", ")} from read_parquet([${paths.join(", ")}], union_by_name = true)`
        : `select ${columns.map((name) => `null::varchar as ${name}`).join(", ")} where false`,
    isView: true,
    fingerprint: sha256(paths.join())
  };
}

function valuesSql(columns: Record<string, string>, rows: unknown[][]): string {
  const names = Object.entries(columns);
  const typed = names.map(([name, type], i) => `col${i}::${type} as ${name}`);
  const values = rows.map((row) => `(${row.map(sqlValue).join(", ")})`);
  return values.length > 0
    ? `select ${typed.join(", ")} from (values ${values.join(", ")})`
    : `select ${names.map(([name, type]) => `null::${type} as ${name}`).join(", ")} where false`;
}

function sqlValue(value: unknown): string {
  if (value === null || value === undefined) return "null";
  return typeof value === "string" ? literal(value) : String(value);
}

function table_(name: string, sql: string): SourceTable {
  return {name, sql, isView: false, fingerprint: sha256(sql)};
}
