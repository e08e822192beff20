import {createReadStream, createWriteStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import {detectDelimiter, parseCsv, scanCsv} from "./csv.ts";
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
};

const previewSize = 1 << 20;

/** Recognises a file by its content and reads its header; refuses what it cannot read, with the way out. */
export async function openSource(path: string, options: OpenOptions): Promise<Opened> {
  const {name, temp} = options;
  const start = await head(path, 8);
  if (start.length === 0) throw new Failure("refused", "empty_file", {file: name});
  const kind = recognize(start);
  if (kind === "ole2") throw new Failure("refused", "old_excel", {file: name});
  if (kind === "zip") return (await import("./source-workbook.ts")).openWorkbook(path, options);
  if (kind === "gzip") {
    const inflated = join(temp, "inflated");
    await gunzip(path, inflated, name);
    return openText(inflated, options);
  }
  return openText(path, options);
}

function recognize(start: Buffer): "zip" | "gzip" | "ole2" | "text" {
  const hex = start.toString("hex");
  if (hex.startsWith("504b0304")) return "zip";
  if (hex.startsWith("1f8b")) return "gzip";
  if (hex.startsWith("d0cf11e0")) return "ole2";
  return "text";
}

async function openText(path: string, {name, temp, headerRow = 1, delimiter}: OpenOptions): Promise<Opened> {
  const encoding = await detectEncoding(path);
  const isPlain = encoding === "utf-8" || encoding === "utf-8-bom";
  const utf8 = isPlain ? path : join(temp, "utf8.csv");
  if (!isPlain) await transcode(path, encoding, utf8, name);
  const preview = await textHead(utf8);
  const delimiterUsed = delimiter ?? detectDelimiter(preview);
  const header = parseCsv(preview, delimiterUsed)[headerRow - 1]?.cells ?? [];
  checkHeader(header, name);
  return {
    sheet: "",
    encoding,
    header,
    async read(connection) {
      const parquet = join(temp, "records.parquet");
      const options = {header, delimiter: delimiterUsed, headerRow};
      const [rejects, scan] = await Promise.all([
        csvToParquet(connection, utf8, parquet, options),
        scanCsv(utf8, delimiterUsed)
      ]);
      if (scan.unterminated)
        throw new Failure("refused", "unterminated_quote", {file: name, row: scan.unterminated});
      const blanks = scan.blanks.filter((record) => record > headerRow);
      const gaps = [...blanks, ...rejects.map((reject) => reject.source_row)].sort((a, b) => a - b);
      return {
        sheet: "",
        encoding,
        header,
        table: numbered(parquet, header.length, headerRow, gaps),
        records: scan.records - headerRow,
        blanks,
        rejects
      };
    }
  };
}

/** Reads a UTF-8 CSV file into Parquet as text; returns the records that do not fit the header. */
export async function csvToParquet(
  connection: Connection,
  csv: string,
  parquet: string,
  {header, delimiter, headerRow}: {header: string[]; delimiter: string; headerRow: number}
): Promise<Reject[]> {
  const columns = header.map((_, i) => `c${i}: 'VARCHAR'`).join(", ");
  const copy = (more: string) => connection.run(`
    drop table if exists csv_rejects; drop table if exists csv_scans;
    copy (select * from read_csv(${literal(csv)}, auto_detect = false, header = true,
      skip = ${headerRow - 1}, delim = ${literal(delimiter)}, quote = '"', escape = '"', strict_mode = true,
      columns = {${columns}}, store_rejects = true, rejects_limit = 0,
      rejects_table = 'csv_rejects', rejects_scan = 'csv_scans'${more}))
    to ${literal(parquet)} (format parquet, compression snappy)`);
  await copy("");
  // long lines cost parallel reading, so they are allowed for only where there are some
  const long = "select count(*) from csv_rejects where error_type = 'LINE SIZE OVER MAXIMUM'";
  if ((await countOf(connection, long)) > 0) await copy(", max_line_size = 67108864");
  const rows = await rowsOf<{line: number; error_type: string; csv_line: string}>(
    connection,
    "select line, min(error_type::varchar) as error_type, min(csv_line) as csv_line from csv_rejects group by line order by line"
  );
  return rows.map(({line, error_type, csv_line}) => ({
    source_row: Number(line),
    reason: error_type.toLowerCase(),
    text: csv_line
  }));
}

// a record's number is its place in the Parquet file plus the records left out before it
function numbered(parquet: string, width: number, headerRow: number, gaps: number[]): string {
  const columns = Array.from({length: width}, (_, i) => `c${i}`).join(", ");
  const read = `read_parquet(${literal(parquet)}, file_row_number = true)`;
  const place = `file_row_number::integer + ${headerRow + 1}`;
  if (gaps.length === 0) return `(select ${place} as source_row, ${columns} from ${read})`;
  const steps = new Map(gaps.map((record, j) => [record - j, j + 1]));
  const values = [...steps].map(([from, shift]) => `(${from}, ${shift})`).join(", ");
  return `(select ${place} + coalesce(shift, 0) as source_row, ${columns} from ${read}
    asof left join (values ${values}) as gaps(from_place, shift) on ${place} >= from_place)`;
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

async function gunzip(path: string, out: string, name: string): Promise<void> {
  try {
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(out));
  } catch (error) {
    if (!/unexpected end|incorrect|invalid/.test((error as Error).message)) throw error;
    throw new Failure("refused", "truncated_file", {file: name}, {cause: error});
  }
}
