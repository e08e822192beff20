import type {Entity} from "../models/contract.ts";
import {type Connection, countOf, literal, rowsOf} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import type {BoundField} from "./mapping/bind.ts";

type Seen = Record<"day_first" | "month_first" | "either", string | null> &
  Record<"day_first_row" | "month_first_row" | "either_row", number | null>;

const pattern = "^\\s*(\\d{1,2})([/.-])(\\d{1,2})[/.-](\\d{4})";

/**
 * Gives every date column without a declared format those that the table's values allow, beside the standard ones. The
 * values like 5/3/2024 of a column are all day first or all month first; one that decides neither or both ways is refused.
 */
export async function resolveDates(
  connection: Connection,
  entity: Entity,
  bound: BoundField[],
  {table, file}: {table: string; file: string}
): Promise<BoundField[]> {
  const open = openColumns(entity, bound);
  if (open.length === 0) return bound;
  const seen = await seenDates(connection, open, table);
  return bound.map((one) => {
    const dates = seen.get(one.column);
    return dates && open.includes(one)
      ? {...one, rule: {...one.rule, also: slashFormats(one, dates, file)}}
      : one;
  });
}

/** Tells whether a table has a value like 5/3/2024 in a date column whose formats are not yet known. */
export async function hasSlashDates(
  connection: Connection,
  entity: Entity,
  bound: BoundField[],
  table: string
): Promise<boolean> {
  const open = openColumns(entity, bound);
  return (
    open.length > 0 &&
    (await countOf(connection, `select count(*) from ${table} where ${isSlashed(open)}`)) > 0
  );
}

function openColumns(entity: Entity, bound: BoundField[]): BoundField[] {
  return bound.filter(({field, rule}) => {
    const {kind} = entity.fields[field]!;
    const isStandard = !rule.format || rule.format.includes("standard");
    return (kind === "timestamp" || kind === "date") && isStandard && !rule.also;
  });
}

function isSlashed(open: BoundField[]): string {
  return open.map(({column}) => `regexp_matches(c${column}, ${literal(pattern)})`).join(" or ");
}

function slashFormats({header}: BoundField, seen: Seen, file: string): string[] {
  if (seen.day_first && seen.month_first)
    throw new Failure("refused", "mixed_dates", {
      file,
      column: header,
      day_row: seen.day_first_row!,
      day_value: seen.day_first,
      month_row: seen.month_first_row!,
      month_value: seen.month_first
    });
  if (seen.either && !seen.day_first && !seen.month_first)
    throw new Failure("refused", "ambiguous_dates", {
      file,
      column: header,
      row: seen.either_row!,
      value: seen.either,
      ...bothReadings(seen.either)
    });
  const dates = seen.month_first
    ? ["%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"]
    : ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"];
  const times = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p"];
  const clocks = ["", ...times.flatMap((one) => [` ${one}`, `, ${one}`])];
  return dates.flatMap((day) => clocks.map((clock) => day + clock));
}

// a value decides only where the other reading is no date at all and its own may be one
async function seenDates(
  connection: Connection,
  open: BoundField[],
  table: string
): Promise<Map<number, Seen>> {
  const part = (group: number) => `regexp_extract(text, '${pattern}', ${group})::integer`;
  const first = (name: string, condition: string) => `
    arg_min(text, source_row) filter (where ${condition}) as ${name},
    min(source_row) filter (where ${condition}) as ${name}_row`;
  const cells = open.map(({column}) => `{'place': ${column}, 'text': c${column}}`).join(", ");
  const rows = await rowsOf<Seen & {place: number}>(
    connection,
    `with cells as (
      select source_row, unnest([${cells}], recursive := true) from ${table}
      where ${isSlashed(open)}
    ),
    dates as (
      select place, source_row, trim(text) as text, ${part(1)} as a, ${part(3)} as b
      from cells where regexp_matches(text, ${literal(pattern)})
    )
    select place,
      ${first("day_first", "a between 13 and 31 and b between 1 and 12")},
      ${first("month_first", "b between 13 and 31 and a between 1 and 12")},
      ${first("either", "a between 1 and 12 and b between 1 and 12 and a <> b")}
    from dates group by place`
  );
  return new Map(rows.map(({place, ...seen}) => [place, seen]));
}

function bothReadings(text: string) {
  const [a, b, year] = text.split(/[^\d]+/).map((part) => part.padStart(2, "0"));
  return {day_first: `${year}-${b}-${a}`, month_first: `${year}-${a}-${b}`};
}
