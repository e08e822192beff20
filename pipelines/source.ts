import {createReadStream, createWriteStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import {detectDelimiter, parseCsv} from "./csv.ts";
import {type Connection, literal, rowsOf} from "./duckdb.ts";
import {detectEncoding, type Encoding, head, utf8Bytes} from "./encoding.ts";
import {Failure} from "./failure.ts";
import {numberRecords} from "./number-records.ts";

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
  /** How many of them hold nothing at all: the table does not have them. */
  blanks: number;
  /** Records that are no rows of the table. */
  rejects: Reject[];
  /** Number of a record in which something follows a closing quote. */
  broken?: number | undefined;
};

export type Opened = {
  sheet: string;
  encoding: string;
  header: string[];
  /** Rows down to the header, by their number. */
  above: {row: number; cells: string[]}[];
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
  const {name, temp, delimiter: declared, signal} = options;
  const encoding = await detectEncoding(path, name);
  const preview = await textHead(path, encoding);
  if (/^\s*<(!doctype|html|head|meta|table|\?xml)/i.test(preview))
    throw new Failure("refused", "html_table", {file: name});
  const isLone = preview.includes("\r") && !preview.includes("\n");
  const text = preview.replace(/\r\n?/g, "\n");
  const delimiter = declared ?? detectDelimiter(text, options.headerRow);
  const {header, headerRow, above} = findHeader(text, delimiter, options.headerRow ?? 1);
  checkHeader(header, name);
  return {
    sheet: "",
    encoding,
    header,
    above,
    async read(connection) {
      const numbered = join(temp, "records.csv");
      const bytes = utf8Bytes(path, encoding, name);
      const scan = await numberRecords(bytes, numbered, {delimiter, headerRow, isLone, signal});
      if (scan.unterminated)
        throw new Failure("refused", "unterminated_quote", {file: name, row: scan.unterminated});
      const {longest, broken} = scan;
      const read = readNumbered(connection, numbered, {width: header.length, delimiter, longest});
      return {
        sheet: "",
        encoding,
        header,
        ...(await read.catch((error: Error) => {
          throw broken ? new Failure("refused", "broken_quotes", {file: name, row: broken}) : error;
        })),
        records: scan.records - headerRow,
        blanks: scan.blanks,
        broken
      };
    }
  };
}

type Numbered = {width: number; delimiter: string; longest: number};

/**
 * Reads a CSV file whose first cell is each record's number into a Parquet file, for columns of few values are then
 * read once per value; returns the table and the records that do not fit its width.
 */
export async function readNumbered(
  connection: Connection,
  csv: string,
  {width, delimiter, longest}: Numbered
): Promise<{table: string; rejects: Reject[]}> {
  const columns = ["source_row: 'INTEGER'", ...Array.from({length: width}, (_, i) => `c${i}: 'VARCHAR'`)];
  // long lines cost parallel reading, so they are allowed for only where there are some
  const size = longest > 1_900_000 ? `, max_line_size = ${longest + 1024}` : "";
  const parquet = csv.replace(/\.csv$/, ".parquet");
  await connection.run(`
    drop table if exists csv_rejects; drop table if exists csv_scans;
    copy (select * from read_csv(${literal(csv)}, auto_detect = false, header = false,
      delim = ${literal(delimiter)}, quote = '"', escape = '"', strict_mode = true,
      columns = {${columns.join(", ")}}, store_rejects = true, rejects_limit = 0,
      rejects_table = 'csv_rejects', rejects_scan = 'csv_scans'${size}))
    to ${literal(parquet)} (format parquet, compression snappy, row_group_size 32768)`);
  const rows = await rowsOf<{error_type: string; csv_line: string}>(
    connection,
    `select min(error_type::varchar) as error_type, csv_line from csv_rejects
    group by csv_line order by min(line)`
  );
  const rejects = rows.map(({error_type, csv_line}) => {
    const [, number, text] = csv_line.match(/^(\d+).([\s\S]*)$/) ?? [];
    return {source_row: Number(number), reason: error_type.toLowerCase(), text: text!.trim()};
  });
  return {table: `read_parquet(${literal(parquet)})`, rejects};
}

/** Refuses a header without a name; two columns of one name matter only where a mapping reads them. */
export function checkHeader(header: string[], file: string): void {
  if (header.every((name) => name.trim() === "")) throw new Failure("refused", "empty_file", {file});
}

async function textHead(path: string, encoding: Encoding): Promise<string> {
  const bytes = await head(path, previewSize);
  return new TextDecoder(encoding.replace("-bom", "")).decode(bytes, {stream: true});
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
  const above = records.slice(0, at + 1).map((record, i) => ({row: i + 1, cells: record.cells}));
  return {header: isUsed ? header : header.slice(0, named), headerRow: at + 1, above};
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
