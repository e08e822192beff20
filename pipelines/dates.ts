import type {Entity} from "../models/contract.ts";
import {type Connection, literal, rowsOf} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import type {BoundField} from "./mapping.ts";
import type {Source} from "./source.ts";

type Seen = {first_over: boolean; second_over: boolean; example: string | null};

/**
 * Gives every date column without a declared format the one its values allow. A column of 5/3/2024 forms is
 * day first or month first as a whole; one whose values decide neither or both ways is refused.
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
    resolved.push(formats ? {...one, rule: {...one.rule, format: formats}} : one);
  }
  return resolved;
}

async function slashFormats(connection: Connection, {column, header}: BoundField, source: Source, file: string) {
  const pattern = "^\\s*(\\d{1,2})([/.-])(\\d{1,2})[/.-](\\d{4})";
  const first = `regexp_extract(c${column}, '${pattern}', 1)`;
  const second = `regexp_extract(c${column}, '${pattern}', 3)`;
  const [seen] = await rowsOf<Seen>(
    connection,
    `select coalesce(bool_or(try_cast(${first} as integer) > 12), false) as first_over,
      coalesce(bool_or(try_cast(${second} as integer) > 12), false) as second_over,
      min(trim(c${column})) as example
    from ${source.table} where regexp_matches(c${column}, ${literal(pattern)})`
  );
  if (!seen?.example) return undefined;
  const {first_over, second_over, example} = seen;
  if (first_over === second_over) {
    const [a, b, year] = example.split(/[^\d]+/).map(Number);
    throw new Failure("refused", first_over ? "mixed_dates" : "ambiguous_dates", {
      file,
      column: header,
      value: example,
      day_first: `${year}-${b}-${a}`,
      month_first: `${year}-${a}-${b}`
    });
  }
  const dates = first_over ? ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"] : ["%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"];
  const clocks = ["", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p"];
  return dates.flatMap((day) => clocks.map((clock) => day + clock));
}
