import type {Entity} from "../../models/contract.ts";
import {resolveDates} from "../dates.ts";
import {type Connection, countOf, identifier, literal, rowsOf} from "../duckdb.ts";
import type {BoundField} from "../mapping/bind.ts";
import {totals} from "../mapping/schema.ts";
import {normalizeSql} from "../normalize.ts";
import type {Proposal} from "./columns.ts";
import {isActive} from "./judge.ts";
import type {Table} from "./table.ts";
import {tokensOf, type Words} from "./words.ts";

/** Two times of which the first should not be the later, and in how many rows it is so. */
export type Order = {earlier: string; later: string; count: number; violations: number};

export type Trial = {
  rows: number;
  /** Rows that the load would quarantine. */
  quarantined: number;
  /** By field: how many rows are quarantined for it, and why most are. */
  faults: Map<string, {count: number; reason: string}>;
  orders: Order[];
};

type Options = {words: Words; table: Table; file: string; missing: string[]; zone: string};

/** Reads a table as the load would by the proposals in force, and says what would become of its rows; writes nothing. */
export async function tryOut(
  connection: Connection,
  proposals: Proposal[],
  entity: Entity,
  {words, table, file, missing, zone}: Options
): Promise<Trial> {
  const given = proposals.filter(isActive).map(boundOf);
  const bound = await resolveDates(connection, entity, given, {table: table.table, file});
  const options = {missing, workspaceZone: zone};
  await connection.run("drop table if exists trial");
  await connection.run(
    `create temp table trial as ${normalizeSql(entity, bound, recordsOf(table), options)}`
  );
  const faults = await rowsOf<{place: number; reason: string; n: number}>(
    connection,
    `with faults as (select unnest(string_split(problems, ';')) as fault from trial where problems is not null)
    select split_part(fault, ':', 1)::integer as place, split_part(fault, ':', 2) as reason, count(*)::integer as n
    from faults group by all order by n desc, place`
  );
  return {
    rows: table.rows,
    quarantined: await countOf(connection, "select count(*) from trial where problems is not null"),
    faults: byField(faults, bound),
    orders: await ordersOf(connection, words, entity, bound)
  };
}

// neither blank rows nor totals are records
function recordsOf({table, header}: Table): string {
  const first = `coalesce(${header.map((_, i) => `nullif(trim(c${i}), '')`).join(", ")})`;
  return `(select * from ${table} where ${first} is not null and not list_contains([${totals.map(literal).join(", ")}], ${first}))`;
}

// dates that can be read two ways are read one of them: what is counted is what else would go wrong
function boundOf({field, column, header, rule, values, twoWays}: Proposal): BoundField {
  const meanings = values && {values: Object.fromEntries(values.map(({text, code}) => [text, code]))};
  return {
    field,
    column,
    header,
    rule: {...rule, ...meanings, ...(twoWays ? {format: twoWays.formats[0]} : {})}
  };
}

function byField(faults: {place: number; reason: string; n: number}[], bound: BoundField[]): Trial["faults"] {
  const found: Trial["faults"] = new Map();
  for (const {place, reason, n} of faults)
    for (const {field} of bound.filter(({column}) => column === place)) {
      const known = found.get(field);
      found.set(field, {count: (known?.count ?? 0) + n, reason: known?.reason ?? reason});
    }
  return found;
}

// plans may lie before or after anything; what happened has its order
async function ordersOf(
  connection: Connection,
  words: Words,
  {fields}: Entity,
  bound: BoundField[]
): Promise<Order[]> {
  const steps = bound.flatMap(({field}) => {
    const {kind, zh} = fields[field]!;
    const senses = tokensOf(words, zh).flatMap((token) => token.senses);
    const isPlan = senses.some(({notion}) => notion === "expect");
    const step = senses.find((sense) => sense.step !== undefined)?.step;
    return (kind === "timestamp" || kind === "date") && step && !isPlan ? [{field, step, kind}] : [];
  });
  const pairs = steps.flatMap((a) => steps.filter((b) => a.step < b.step).map((b) => ({a, b})));
  if (pairs.length === 0) return [];
  const columns = pairs.map(({a, b}, i) => {
    const isDay = a.kind === "date" || b.kind === "date";
    const [x, y] = [a, b].map(({field}) => (isDay ? `left(${identifier(field)}, 10)` : identifier(field)));
    return `count(*) filter (where ${x} is not null and ${y} is not null)::integer as n${i},
      count(*) filter (where ${x} > ${y})::integer as v${i}`;
  });
  const [row] = await rowsOf<Record<string, number>>(connection, `select ${columns.join(", ")} from trial`);
  return pairs.map(({a, b}, i) => ({
    earlier: a.field,
    later: b.field,
    count: row![`n${i}`]!,
    violations: row![`v${i}`]!
  }));
}
