import {columnsOf, type Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {type Connection, identifier, literal, type Row, rowsOf} from "./duckdb.ts";
import {readAudits} from "./models.ts";

export type Offence = {audit: string; rows: Row[]; count: number};
export type AuditResult = {passed: number; offences: Offence[]};

const shown = 20;

/** Holds every mart to its contract and runs every audit query; nothing is written. */
export async function audit(connection: Connection): Promise<AuditResult> {
  const offences: Offence[] = [];
  let passed = 0;
  const note = (name: string, rows: Row[], count = rows.length) => {
    if (count > 0) offences.push({audit: name, rows: rows.slice(0, shown), count});
    else passed++;
  };
  for (const contract of Object.values(marts) as Mart[]) {
    const differences = await describeDifferences(connection, contract);
    note(`marts.${contract.name}: columns`, differences);
    if (differences.length > 0) continue;
    for (const {name, condition} of rowRules(contract)) {
      const [one] = await rowsOf<{count: number}>(
        connection,
        `select count(*) filter (where ${condition}) as count from marts.${contract.name}`
      );
      const rows = one!.count > 0 ? await offendingRows(connection, contract, condition) : [];
      note(`marts.${contract.name}: ${name}`, rows, one!.count);
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
function rowRules(contract: Mart): {name: string; condition: string}[] {
  const columns = columnsOf(contract);
  const required = columns.filter(([, meta]) => !meta.nulls).map(([name]) => `${identifier(name)} is null`);
  const listed = columns.flatMap(([name, {values}]) =>
    values ? [`${identifier(name)} not in (${values.map(literal).join(", ")})`] : []
  );
  return [
    {name: "not null", condition: required.join(" or ")},
    ...(listed.length > 0 ? [{name: "accepted values", condition: listed.join(" or ")}] : [])
  ];
}

async function describeDifferences(connection: Connection, contract: Mart): Promise<Row[]> {
  const found = await rowsOf<{column_name: string; column_type: string}>(
    connection,
    `describe marts.${contract.name}`
  );
  const actual = found.map(({column_name, column_type}) => `${column_name} ${column_type}`);
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
