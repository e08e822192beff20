import {type Connection, literal, rowsOf} from "../duckdb.ts";
import {cleanCell} from "../normalize.ts";
import type {Source} from "../source.ts";
import type {Binding, Condition, Filter, MadeCell} from "./bind.ts";

/** Reason of rows that a mapping's `where` leaves out; the column that decided follows it. */
const notOurs = "not where";

/**
 * Returns a source's rows that are an entity's, with the cells that its mapping puts together behind those of the
 * file; `missing` are words for nothing.
 */
export function entityRows(source: Source, {made, where}: Binding, missing: string[]): Source {
  if (made.length === 0 && where.length === 0) return source;
  const cells = made.map((cell, i) => `${cellSql(cell, missing)} as c${source.header.length + i}`);
  const filter = where.length > 0 ? ` where ${isFit(where)}` : "";
  return {...source, table: `(select ${["*", ...cells].join(", ")} from ${source.table}${filter})`};
}

/** Returns how many rows of a source are not an entity's, by reason: the first column of `where` that says so. */
export async function countOthers(
  connection: Connection,
  source: Source,
  {where}: Binding
): Promise<{reason: string; count: number}[]> {
  if (where.length === 0) return [];
  const cells = source.header.map((_, i) => `nullif(trim(c${i}), '')`).join(", ");
  const decided = where[0]!.map(
    (one) => `when not ${isMet(one)} then ${literal(`${notOurs}: ${one.header}`)}`
  );
  return rowsOf<{reason: string; count: number}>(
    connection,
    `with decided as (
      select case when coalesce(${cells}) is null then 'blank row' ${decided.join(" ")} end as reason
      from ${source.table} where not (${isFit(where)})
    )
    select reason, count(*)::integer as count from decided group by reason order by reason`
  );
}

function cellSql(cell: MadeCell, missing: string[]): string {
  const {cases, where} = cell;
  const ways = cases.map((one) => {
    const value = one.value === null ? "null" : literal(one.value);
    return `when ${isFit(one.where)} then ${value}`;
  });
  const rest = ownCell(cell, missing);
  const told = ways.length > 0 ? `case ${ways.join(" ")} else ${rest} end` : rest;
  return where.length > 0 ? `case when ${isFit(where)} then ${told} end` : told;
}

function ownCell({columns, join, constant, missing: own}: MadeCell, missing: string[]): string {
  if (constant !== undefined) return literal(constant);
  const filled = columns.map((column) => cleanCell(`c${column}`, [...missing, ...own]));
  return join === undefined
    ? `coalesce(${[...filled, "null::varchar"].join(", ")})`
    : `nullif(concat_ws(${[literal(join), ...filled, "null::varchar"].join(", ")}), '')`;
}

function isFit(where: Filter): string {
  return where.map((all) => `(${all.map(isMet).join(" and ") || "true"})`).join(" or ");
}

// letter case and blanks around make no difference; an empty cell is a value of its own
function isMet({column, values, isNot}: Condition): string {
  const words = [...new Set(values.map((value) => value.trim().toLowerCase()))].map(literal);
  const found = `list_contains([${words.join(", ")}], lower(trim(coalesce(c${column}, ''))))`;
  return isNot ? `(not ${found})` : found;
}
