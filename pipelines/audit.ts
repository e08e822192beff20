import {columnsOf, type Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {type Connection, identifier, literal, type Row, rowsOf} from "./duckdb.ts";
import {readAudits} from "./models.ts";

export type Offence = {audit: string; rows: Row[]; count: number};
export type AuditResult = {passed: number; offences: Offence[]};

type Rule = {name: string; condition: string};

const shown = 20;

/** Holds every mart to its contract and runs every audit query; nothing is written. */
export async function audit(connection: Connection): Promise<AuditResult> {
  const offences: Offence[] = [];
  let passed = 0;
  const note = (name: string, rows: Row[], count = rows.length) => {
    if (count > 0) offences.push({audit: name, rows: rows.slice(0, shown), count});
    else passed++;
  };
  const columns = await martColumns(connection);
  for (const contract of Object.values(marts) as Mart[]) {
    const differences = columnDifferences(contract, columns);
    note(`marts.${contract.name}: columns`, differences);
    if (differences.length > 0) continue;
    const rules = rowRules(contract);
    const counts = await offenceCounts(connection, contract, rules);
    for (const [i, {name, condition}] of rules.entries()) {
      const rows = counts[i]! > 0 ? await offendingRows(connection, contract, condition) : [];
      note(`marts.${contract.name}: ${name}`, rows, counts[i]);
    }
    const duplicates = await duplicateKeys(connection, contract);
    note(`marts.${contract.name}: key`, duplicates);
  }
  note("current rows", await currentRowDifferences(connection));
  for (const model of await readAudits(connection)) note(model.name, await rowsOf(connection, model.sql));
  return {passed, offences};
}

// two roads to the same rows: the models' own, and the keys of the contracts counted in the lake
async function currentRowDifferences(connection: Connection): Promise<Row[]> {
  const loaded = await rowsOf<{entity: string}>(
    connection,
    "select distinct entity from ledger.current_rows"
  );
  const names = loaded.map(({entity}) => entity).filter((name) => name !== "tickets");
  if (names.length === 0) return [];
  const modelled = names.map(
    (name) =>
      `select ${literal(name)} as entity, load_rank, count(*) as count_rows from warehouse.${name} group by load_rank`
  );
  return rowsOf(
    connection,
    `select entity, load_rank, lake.count_rows as in_lake, modelled.count_rows as in_model
    from (select * from ledger.current_rows where entity <> 'tickets') as lake
    full join (${modelled.join(" union all ")}) as modelled using (entity, load_rank)
    where lake.count_rows is distinct from modelled.count_rows`
  );
}

/** Returns the rules a single row must keep, as SQL conditions that hold for offending rows. */
function rowRules(contract: Mart): Rule[] {
  const columns = columnsOf(contract);
  const required = columns.filter(([, meta]) => !meta.nulls).map(([name]) => `${identifier(name)} is null`);
  const listed = columns.flatMap(([name, {values}]) =>
    values ? [`${identifier(name)} not in (${values.map(literal).join(", ")})`] : []
  );
  return [
    {name: "not null", condition: required.join(" or ") || "false"},
    ...(listed.length > 0 ? [{name: "accepted values", condition: listed.join(" or ")}] : [])
  ];
}

// one pass over a mart, which may be a view that is dear to ask
async function offenceCounts(connection: Connection, {name}: Mart, rules: Rule[]): Promise<number[]> {
  const counts = rules.map(({condition}, i) => `count(*) filter (where ${condition}) as rule_${i}`);
  const [one] = await rowsOf<Record<string, number>>(
    connection,
    `select ${counts.join(", ")} from marts.${name}`
  );
  return Object.values(one!);
}

async function martColumns(connection: Connection): Promise<Map<string, string[]>> {
  const found = await rowsOf<{table_name: string; column: string}>(
    connection,
    `select table_name, column_name || ' ' || data_type as column from duckdb_columns()
    where database_name = current_database() and schema_name = 'marts' order by table_name, column_index`
  );
  const columns = new Map<string, string[]>();
  for (const {table_name, column} of found)
    columns.set(table_name, [...(columns.get(table_name) ?? []), column]);
  return columns;
}

function columnDifferences(contract: Mart, columns: Map<string, string[]>): Row[] {
  const actual = columns.get(contract.name) ?? [];
  const promised = columnsOf(contract).map(([name, {sql}]) => `${name} ${sql}`);
  const missing = promised
    .filter((one) => !actual.includes(one))
    .map((one) => ({promised: one, found: null}));
  const extra = actual.filter((one) => !promised.includes(one)).map((one) => ({promised: null, found: one}));
  return [...missing, ...extra];
}

async function duplicateKeys(connection: Connection, contract: Mart): Promise<Row[]> {
  const key = contract.key.map(identifier).join(", ");
  return rowsOf(
    connection,
    `select ${key}, count(*)::integer as count_rows from marts.${contract.name} group by ${key} having count(*) > 1 limit ${shown}`
  );
}

async function offendingRows(connection: Connection, contract: Mart, condition: string): Promise<Row[]> {
  return rowsOf(connection, `select * from marts.${contract.name} where ${condition} limit ${shown}`);
}
