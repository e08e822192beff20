import type {Entity} from "../models/contract.ts";
import {type Connection, literal, rowsOf} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import type {BoundField} from "./mapping.ts";
import type {Source} from "./source.ts";

type Seen = {rows: number} & Record<"day_first" | "month_first" | "either", string | null> &
  Record<"day_first_row" | "month_first_row" | "either_row", number | null>;

/**
 * Gives every date column without a declared format those its values allow, beside the standard ones. The values
 * like 5/3/2024 of a column are all day first or all month first; one that decides neither or both ways is refused.
 */
export async function resolveDates(
  connection: Connection,
  entity: Entity,
  bound: BoundField[],
  {source, file}: {source: Source; file: string}
): Promise<BoundField[]> {
  const resolved: BoundField[] = [];
  for (const one of bound) {
    const {kind} = entity.fields[one.field]!;
    const isOpen = (kind === "timestamp" || kind === "date") && !one.rule.format;
    const formats = isOpen ? await slashFormats(connection, one, source, file) : undefined;
    resolved.push(formats ? {...one, rule: {...one.rule, also: formats}} : one);
  }
  return resolved;
}

async function slashFormats(
  connection: Connection,
  {column, header}: BoundField,
  source: Source,
  file: string
) {
  const {rows, ...seen} = await seenDates(connection, column, source);
  if (rows === 0) return undefined;
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
  const clocks = ["", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p"];
  return dates.flatMap((day) => clocks.map((clock) => day + clock));
}

// a value decides only where the other reading is no date at all and its own may be one
async function seenDates(connection: Connection, column: number, source: Source): Promise<Seen> {
  const pattern = "^\\s*(\\d{1,2})([/.-])(\\d{1,2})[/.-](\\d{4})";
  const part = (group: number) => `regexp_extract(c${column}, '${pattern}', ${group})::integer`;
  const first = (name: string, condition: string) => `
    arg_min(text, source_row) filter (where ${condition}) as ${name},
    min(source_row) filter (where ${condition}) as ${name}_row`;
  const [seen] = await rowsOf<Seen>(
    connection,
    `with dates as (
      select source_row, trim(c${column}) as text, ${part(1)} as a, ${part(3)} as b
      from ${source.table} where regexp_matches(c${column}, ${literal(pattern)})
    )
    select count(*) as rows,
      ${first("day_first", "a between 13 and 31 and b between 1 and 12")},
      ${first("month_first", "b between 13 and 31 and a between 1 and 12")},
      ${first("either", "a between 1 and 12 and b between 1 and 12 and a <> b")}
    from dates`
  );
  return seen!;
}

function bothReadings(text: string) {
  const [a, b, year] = text.split(/[^\d]+/).map((part) => part.padStart(2, "0"));
  return {day_first: `${year}-${b}-${a}`, month_first: `${year}-${a}-${b}`};
}
