import {createReadStream, createWriteStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import {type CsvScan, detectDelimiter, parseCsv, scanCsv, unifyNewlines} from "./csv.ts";
import {type Connection, countOf, literal, rowsOf} from "./duckdb.ts";
import {detectEncoding, head, transcode} from "./encoding.ts";
import {Failure} from "./failure.ts";

export type Reject = {source_row: number; reason: string; text: string};

/** A table of an export as text, with each record's number, before any meaning is given to it. */
export type Source = {
  sheet: string;
  encoding: string;
  header: string[];
  /** A SQL table expression with `source_row` and `c0`, `c1`, … */
  table: string;
  /** Records below the header that the second reader counted, blank ones among them. */
  records: number;
  blanks: number[];
  rejects: Reject[];
};

export type Opened = {
  sheet: string;
  encoding: string;
  header: string[];
  /** Reads the records below the header into a Parquet file in `temp`. */
  read(connection: Connection): Promise<Source>;
};

export type OpenOptions = {
  /** What the file is called in messages. */
  name: string;
  /** A folder that may be filled and is removed by the caller. */
  temp: string;
  headerRow?: number;
  delimiter?: string | undefined;
  signal?: AbortSignal | undefined;
};

const previewSize = 1 << 20;

/** Recognises a file by its content and reads its header; refuses what it cannot read, with the way out. */
export async function openSource(path: string, options: OpenOptions): Promise<Opened> {
  const {name, temp, signal} = options;
  const start = await head(path, 8);
  if (start.length === 0) throw new Failure("refused", "empty_file", {file: name});
  const kind = recognize(start);
  if (kind === "ole2") throw new Failure("refused", "old_excel", {file: name});
  if (kind === "zip") return (await import("./source-workbook.ts")).openWorkbook(path, options);
  if (kind === "gzip") {
    const inflated = join(temp, "inflated");
    await gunzip(path, inflated, {name, signal});
    return openText(inflated, options);
  }
  return openText(path, options);
}

function recognize(start: Buffer): "zip" | "gzip" | "ole2" | "text" {
  const hex = start.toString("hex");
  if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return "zip";
  if (hex.startsWith("1f8b")) return "gzip";
  if (hex.startsWith("d0cf11e0")) return "ole2";
  return "text";
}

async function openText(path: string, options: OpenOptions): Promise<Opened> {
  const {name, temp, delimiter, signal} = options;
  const encoding = await detectEncoding(path, name);
  const isPlain = encoding === "utf-8" || encoding === "utf-8-bom";
  const utf8 = isPlain ? path : join(temp, "utf8.csv");
  if (!isPlain) await transcode(path, encoding, utf8, {name, signal});
  const preview = (await textHead(utf8)).replace(/\r\n?/g, "\n");
  if (/^\s*<(!doctype|html|head|meta|table|\?xml)/i.test(preview))
    throw new Failure("refused", "html_table", {file: name});
  const delimiterUsed = delimiter ?? detectDelimiter(preview, options.headerRow);
  const {header, headerRow, line} = findHeader(preview, delimiterUsed, options.headerRow ?? 1);
  checkHeader(header, name);
  return {
    sheet: "",
    encoding,
    header,
    async read(connection) {
      const parquet = join(temp, "records.parquet");
      const options = {header, delimiter: delimiterUsed, skip: line - 1};
      const {scan, read} = await readTwice(connection, utf8, parquet, {...options, temp, signal});
      if (scan.unterminated)
        throw new Failure("refused", "unterminated_quote", {file: name, row: scan.unterminated});
      const blanks = scan.blanks.filter((record) => record > headerRow);
      const isWhole =
        !(read instanceof Error) &&
        read.rows + read.rejects.length + blanks.length === scan.records - headerRow;
      if (!isWhole && scan.broken)
        throw new Failure("refused", "broken_quotes", {file: name, row: scan.broken});
      if (read instanceof Error) throw read;
      const {rejects} = read;
      const gaps = [...blanks, ...rejects.map((reject) => reject.source_row)].sort((a, b) => a - b);
      return {
        sheet: "",
        encoding,
        header,
        table: await numbered(connection, parquet, {width: header.length, headerRow, gaps}),
        records: scan.records - headerRow,
        blanks,
        rejects
      };
    }
  };
}

type ReadOptions = RecordOptions & {temp: string; signal: AbortSignal | undefined};
type BothRead = {scan: CsvScan; read: {rows: number; rejects: Reject[]} | Error};

// the second reader says where the first one would go wrong: then both read a copy with one kind of line ends
async function readTwice(
  connection: Connection,
  csv: string,
  parquet: string,
  options: ReadOptions
): Promise<BothRead> {
  const both = await readBoth(connection, csv, parquet, options);
  const {newlines} = both.scan;
  if (!newlines) return both;
  const copy = join(options.temp, "newlines.csv");
  await unifyNewlines(csv, copy, {...options, newlines});
  return readBoth(connection, copy, parquet, options);
}

async function readBoth(
  connection: Connection,
  csv: string,
  parquet: string,
  options: RecordOptions
): Promise<BothRead> {
  const first = async () => {
    const rejects = await readRecords(connection, csv, parquet, options);
    return {
      rejects,
      rows: await countOf(connection, `select count(*) from read_parquet(${literal(parquet)})`)
    };
  };
  const [read, scan] = await Promise.all([
    first().catch((error: Error) => error),
    scanCsv(csv, options.delimiter)
  ]);
  return {scan, read};
}

type RecordOptions = {
  header: string[];
  delimiter: string;
  /** Lines above the header. */
  skip: number;
};

/** Reads a UTF-8 CSV file into a Parquet file as text; returns the records that do not fit the header. */
export async function readRecords(
  connection: Connection,
  csv: string,
  parquet: string,
  {header, delimiter, skip}: RecordOptions
): Promise<Reject[]> {
  const columns = header.map((_, i) => `c${i}: 'VARCHAR'`).join(", ");
  const read = (more: string) =>
    connection.run(`
    drop table if exists csv_rejects; drop table if exists csv_scans;
    copy (select * from read_csv(${literal(csv)}, auto_detect = false, header = true,
      skip = ${skip}, delim = ${literal(delimiter)}, quote = '"', escape = '"', strict_mode = true,
      columns = {${columns}}, store_rejects = true, rejects_limit = 0,
      rejects_table = 'csv_rejects', rejects_scan = 'csv_scans'${more}))
    to ${literal(parquet)} (format parquet, compression snappy)`);
  // long lines cost parallel reading, so they are allowed for only where there are some
  if (await isTooLong(connection, () => read(""))) await read(", max_line_size = 67108864");
  const rows = await rowsOf<{line: number; error_type: string; csv_line: string}>(
    connection,
    "select line, min(error_type::varchar) as error_type, min(csv_line) as csv_line from csv_rejects group by line order by line"
  );
  return rows.map(({line, error_type, csv_line}) => ({
    source_row: Number(line),
    reason: error_type.toLowerCase(),
    text: csv_line.trim()
  }));
}

// DuckDB keeps the start of a line too long for it, and stumbles where that ends in the midst of a letter
async function isTooLong(connection: Connection, read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
  } catch (error) {
    if (!/Invalid unicode/.test((error as Error).message)) throw error;
    return true;
  }
  const long = "select count(*) from csv_rejects where error_type = 'LINE SIZE OVER MAXIMUM'";
  return (await countOf(connection, long)) > 0;
}

type Numbering = {width: number; headerRow: number; gaps: number[]};

// a record's number is its place in the file plus the records left out before it; blocks of 64 keep that cheap
async function numbered(
  connection: Connection,
  parquet: string,
  {width, headerRow, gaps}: Numbering
): Promise<string> {
  const columns = Array.from({length: width}, (_, i) => `c${i}`).join(", ");
  const read = `read_parquet(${literal(parquet)}, file_row_number = true)`;
  const place = `(file_row_number + ${headerRow + 1})`;
  if (gaps.length === 0) return `(select ${place}::integer as source_row, ${columns} from ${read})`;
  const steps = [...new Map(gaps.map((record, j) => [record - j, j + 1]))];
  await connection.run(`create or replace temp table gap_steps as
    select unnest([${steps.map(([from]) => from).join(", ")}])::bigint as from_place,
      unnest([${steps.map(([, shift]) => shift).join(", ")}])::bigint as shift`);
  const rows = await countOf(
    connection,
    `select sum(num_rows) from parquet_file_metadata(${literal(parquet)})`
  );
  // three statements: joined in one, the planner compares every block with every step
  await connection.run(`create or replace temp table gap_inside as
    select from_place >> 6 as block, list({'from_place': from_place, 'shift': shift} order by from_place) as steps
    from gap_steps group by 1`);
  await connection.run(`create or replace temp table gap_bases as
    with blocks as (select unnest(generate_series(0, ${(rows + headerRow + 1) >> 6})) as block)
    select blocks.block, coalesce(gap_steps.shift, 0) as base
    from blocks asof left join gap_steps on (blocks.block << 6) >= gap_steps.from_place`);
  await connection.run(`create or replace temp table gap_blocks as
    select gap_bases.*, gap_inside.steps from gap_bases left join gap_inside on gap_bases.block = gap_inside.block`);
  const shift = `case when steps is null then base else coalesce(list_max(list_transform(
    list_filter(steps, lambda step: step.from_place <= ${place}), lambda step: step.shift)), base) end`;
  return `(select (${place} + ${shift})::integer as source_row, ${columns}
    from ${read} left join gap_blocks on ${place} >> 6 = gap_blocks.block)`;
}

/** Refuses a header with two columns of one name: nobody could know which is meant. */
export function checkHeader(header: string[], file: string): void {
  const names = header.map((name) => name.trim()).filter((name) => name !== "");
  if (names.length === 0) throw new Failure("refused", "empty_file", {file});
  const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
  if (twice.length > 0) throw new Failure("refused", "duplicate_header", {file, column: twice.join(", ")});
}

async function textHead(path: string): Promise<string> {
  const bytes = await head(path, previewSize);
  return new TextDecoder().decode(bytes);
}

// the first record from `headerRow` on that holds anything
function findHeader(preview: string, delimiter: string, headerRow: number) {
  const records = parseCsv(preview, delimiter);
  const at = records.findIndex(
    ({cells}, i) => i >= headerRow - 1 && cells.some((cell) => cell.trim() !== "")
  );
  const found = records[at];
  const header = found?.cells ?? [];
  const named = header.findLastIndex((name) => name.trim() !== "") + 1;
  // columns without a name at the end count only where they hold something: some rows leave them out
  const isUsed = records
    .slice(at + 1)
    .some(({cells}) => cells.slice(named).some((cell) => cell.trim() !== ""));
  return {header: isUsed ? header : header.slice(0, named), headerRow: at + 1, line: found?.line ?? 1};
}

type PipeOptions = {name: string; signal: AbortSignal | undefined};

async function gunzip(path: string, out: string, {name, signal}: PipeOptions): Promise<void> {
  try {
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(out), {signal});
  } catch (error) {
    if (!/unexpected end|incorrect|invalid/.test((error as Error).message)) throw error;
    throw new Failure("refused", "truncated_file", {file: name}, {cause: error});
  }
}
