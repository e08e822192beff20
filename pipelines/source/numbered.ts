import {rm} from "node:fs/promises";
import {type Connection, literal, rowsOf} from "../duckdb.ts";
import type {Reject} from "../source.ts";

type Numbered = {
  width: number;
  delimiter: string;
  /** Bytes of the longest record, or more. */
  longest: number;
  /** To hold half as much from here on: for what was read by a reader that is slower than this anyway. */
  isLean?: boolean;
};

/** DuckDB holds some dozens of buffers of 32 MB unless told; each must hold a record. */
const bufferSize = 1 << 21;

/**
 * Reads a CSV file whose first cell is each record's number into a Parquet file, for columns of few values are then
 * read once per value; returns the table and the records that do not fit its width.
 */
export async function readNumbered(
  connection: Connection,
  csv: string,
  {width, delimiter, longest, isLean = false}: Numbered
): Promise<{table: string; rejects: Reject[]}> {
  const columns = ["source_row: 'INTEGER'", ...Array.from({length: width}, (_, i) => `c${i}: 'VARCHAR'`)];
  // long lines cost parallel reading, so they are allowed for only where there are some
  const size =
    longest > bufferSize / 2 ? `max_line_size = ${longest + bufferSize}` : `buffer_size = ${bufferSize}`;
  const parquet = csv.replace(/\.csv$/, ".parquet");
  if (isLean) await holdLess(connection);
  await connection.run(`
    drop table if exists csv_rejects; drop table if exists csv_scans;
    copy (select * from read_csv(${literal(csv)}, auto_detect = false, header = false,
      delim = ${literal(delimiter)}, quote = '"', escape = '"', new_line = '\\n', strict_mode = true,
      columns = {${columns.join(", ")}}, store_rejects = true, rejects_limit = 0,
      rejects_table = 'csv_rejects', rejects_scan = 'csv_scans', ${size}))
    to ${literal(parquet)} (format parquet, compression snappy, row_group_size 32768)`);
  await rm(csv);
  const rows = await rowsOf<{error_type: string; csv_line: string}>(
    connection,
    `select min(error_type::varchar) as error_type, csv_line from csv_rejects
    group by csv_line order by min(line)`
  );
  const rejects = rows.map(({error_type, csv_line}) => {
    const [, number, text] = csv_line.match(/^(\d+).([\s\S]*)$/) ?? [];
    return {source_row: Number(number), reason: error_type.toLowerCase(), text: (text ?? csv_line).trim()};
  });
  return {table: `read_parquet(${literal(parquet)})`, rejects};
}

// what is freed goes back to the system at once: a third less at the peak of a large workbook
async function holdLess(connection: Connection): Promise<void> {
  await connection.run("set threads = 1");
  await connection.run("set allocator_flush_threshold = '1MB'");
  await connection.run("set allocator_bulk_deallocation_flush_threshold = '1MB'");
}
