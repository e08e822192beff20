import {type Connection, rowsOf} from "../duckdb.ts";
import {headerAt} from "../find-header.ts";
import type {Place} from "./header-row.ts";
import {type Profile, profileOf} from "./shapes.ts";

/** A table of a file, read whole, with what a sample of its rows and some exact counts tell about each column. */
export type Table = {
  sheet: string;
  header: string[];
  /** A SQL table expression with `source_row` and `c0`, `c1`, … */
  table: string;
  rows: number;
  profiles: Profile[];
  /** Filled cells and different values of the whole column, where it may hold ids. */
  keys: ({filled: number; distinct: number} | undefined)[];
};

type Options = {
  place: Place;
  missing: string[];
};

const headRows = 600;
const spreadRows = 1400;

/** Reads the table below a header; the only place where `map` opens a source. */
export async function openTable(connection: Connection, options: Options): Promise<Table> {
  const {headerRow, preview} = options.place;
  const {opened, view} = preview;
  const head = view.rows.find(({row}) => row === headerRow)!;
  const source = await opened.read(connection, view, headerAt(view, head));
  const {table, header} = source;
  const rows = source.records - source.blanks - source.titles - source.covered;
  const missing = new Set(options.missing);
  const profiles = await profilesOf(connection, {table, header, rows, missing});
  return {
    sheet: source.sheet,
    header,
    table,
    rows,
    profiles,
    keys: await keysOf(connection, table, profiles)
  };
}

type Sampled = {table: string; header: string[]; rows: number; missing: Set<string>};

// the first rows and some from all over: what is rare at the start may be common later
async function profilesOf(
  connection: Connection,
  {table, header, rows, missing}: Sampled
): Promise<Profile[]> {
  const step = Math.max(1, Math.floor(rows / spreadRows));
  const sample = await connection.runAndReadAll(
    `select ${header.map((_, i) => `c${i}`).join(", ")} from ${table}
    where source_row <= ${headRows} or source_row % ${step} = 0
    order by source_row limit ${(headRows + spreadRows) * 2}`
  );
  const cells = sample.getRowsJson() as (string | null)[][];
  return header.map((_, i) =>
    profileOf(
      cells.map((row) => row[i] ?? ""),
      missing
    )
  );
}

async function keysOf(connection: Connection, table: string, profiles: Profile[]): Promise<Table["keys"]> {
  const places = profiles.flatMap(({share, filled}, i) =>
    filled > 0 && Math.max(share.code, share.integer, share.hash) > 0.8 ? [i] : []
  );
  if (places.length === 0) return profiles.map(() => undefined);
  const counts = places.map(
    (i) => `count(nullif(trim(c${i}), ''))::integer as f${i},
      count(distinct nullif(trim(c${i}), ''))::integer as d${i}`
  );
  const [row] = await rowsOf<Record<string, number>>(connection, `select ${counts.join(", ")} from ${table}`);
  return profiles.map((_, i) =>
    places.includes(i) ? {filled: row![`f${i}`]!, distinct: row![`d${i}`]!} : undefined
  );
}
