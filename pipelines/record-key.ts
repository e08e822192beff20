import type {Entity} from "../models/contract.ts";
import {identifier, literal} from "./duckdb.ts";
import {keyColumn} from "./normalize.ts";

/** Columns every row of a `lake` view carries besides those of its file: which record it is, and how new. */
export const recordColumns = {record_key: "varchar", record_version: "bigint"};

/**
 * SQL for a lake row's `record_key` and `record_version`. Rows of one key are versions of one record, and those of the
 * highest version are current: the newest row, or of rows without a number of their own all of the newest export that
 * has the batch, with its corrections: `exportRank` is SQL for the rank of the export that a row belongs to.
 */
export function recordSql(
  entity: Entity,
  exportRank = "load_rank"
): {record_key: string; record_version: string} {
  const {keys, batch} = entity;
  const lists = keys.map((fields) =>
    fields.map((name) => keyColumn(name, entity.fields[name]!)).map(identifier)
  );
  const newest = "load_rank::bigint * 10000000000 + source_row";
  const last = batch?.map((name) => identifier(keyColumn(name, entity.fields[name]!)));
  const strict = last ? lists : lists.slice(0, -1);
  const cases = strict.map((columns) => `when ${allPresent(columns)} then ${joined(columns)}`);
  const otherwise = last ? joined([literal("batch"), ...last]) : joined(lists.at(-1)!);
  const record_key = cases.length > 0 ? `case ${cases.join(" ")} else ${otherwise} end` : otherwise;
  if (!last) return {record_key, record_version: newest};
  const own = strict.map(allPresent).join(" or ");
  const record_version = `case when ${own} then ${newest} else ${exportRank}::bigint * 10000000000 end`;
  return {record_key, record_version};
}

/** SQL that counts, from the lake alone, the current rows of each load of the entities given. */
export function currentRowsSql(entities: Entity[]): string {
  const counted = entities
    .filter(({isHistory}) => !isHistory)
    .map(({name, batch}) =>
      batch
        ? batchRowsSql(name)
        : `select ${literal(name)} as entity, (version // 10000000000)::integer as load_rank,
      sum(count_rows)::bigint as count_rows
    from (
      select max(record_version) as version, arg_max(count_rows, record_version) as count_rows
      from (
        select record_key, record_version, count(*) as count_rows from lake.${name} group by all
      ) as versions
      group by record_key
    ) as newest
    group by all`
    );
  return counted.length > 0
    ? counted.join("\n    union all\n    ")
    : "select null::varchar as entity, null::integer as load_rank, null::bigint as count_rows where false";
}

// a batch may stand together of several loads: an export and its corrections
function batchRowsSql(name: string): string {
  return `select ${literal(name)} as entity, load_rank, count(*)::bigint as count_rows
    from lake.${name}
    semi join (
      select record_key, max(record_version) as record_version from lake.${name} group by record_key
    ) as newest using (record_key, record_version)
    group by load_rank`;
}

/** SQL for the customer names, with the id beside each, that the entities given hold. */
export function sightingsSql(entities: Entity[]): string {
  const seen = entities
    .filter((entity) => Object.values(entity.fields).some(({kind}) => kind === "customer"))
    .map(({name, fields}) => {
      const id = "customer_id" in fields ? "customer_id" : "null::varchar";
      return `select distinct customer_key, ${id} as customer_id from lake.${name} where customer_key is not null`;
    });
  return seen.length > 0
    ? seen.join("\n    union\n    ")
    : "select null::varchar as customer_key, null::varchar as customer_id where false";
}

function allPresent(columns: string[]): string {
  return `(${columns.map((column) => `${column} is not null`).join(" and ")})`;
}

// one column is its own key; several are told apart by a letter that no cell holds
function joined(columns: string[]): string {
  if (columns.length === 1) return columns[0]!;
  return `concat_ws(chr(31), ${columns.map((column) => `coalesce(${column}, '')`).join(", ")})`;
}
