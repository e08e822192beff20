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
  /** Reads the records below the header into the table `records`, on disk where memory does not suffice. */
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
  const encoding = await detectEncoding(path, name);
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
      const options = {header, delimiter: delimiterUsed, headerRow};
      const [rejects, scan] = await Promise.all([
        readRecords(connection, utf8, options),
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
        table: await numbered(connection, header.length, headerRow, gaps),
        records: scan.records - headerRow,
        blanks,
        rejects
      };
    }
  };
}

/** Reads a UTF-8 CSV file into the table `records` as text; returns the records that do not fit the header. */
export async function readRecords(
  connection: Connection,
  csv: string,
  {header, delimiter, headerRow}: {header: string[]; delimiter: string; headerRow: number}
): Promise<Reject[]> {
  const columns = header.map((_, i) => `c${i}: 'VARCHAR'`).join(", ");
  const read = (more: string) => connection.run(`
    drop table if exists csv_rejects; drop table if exists csv_scans;
    create or replace temp table records as select * from read_csv(${literal(csv)}, auto_detect = false, header = true,
      skip = ${headerRow - 1}, delim = ${literal(delimiter)}, quote = '"', escape = '"', strict_mode = true,
      columns = {${columns}}, store_rejects = true, rejects_limit = 0,
      rejects_table = 'csv_rejects', rejects_scan = 'csv_scans'${more})`);
  await read("");
  // long lines cost parallel reading, so they are allowed for only where there are some
  const long = "select count(*) from csv_rejects where error_type = 'LINE SIZE OVER MAXIMUM'";
  if ((await countOf(connection, long)) > 0) await read(", max_line_size = 67108864");
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

// a record's number is its place in the table plus the records left out before it; blocks of 64 keep that cheap
async function numbered(connection: Connection, width: number, headerRow: number, gaps: number[]): Promise<string> {
  const columns = Array.from({length: width}, (_, i) => `c${i}`).join(", ");
  const place = `records.rowid + ${headerRow + 1}`;
  if (gaps.length === 0) return `(select (${place})::integer as source_row, ${columns} from records)`;
  const steps = [...new Map(gaps.map((record, j) => [record - j, j + 1]))];
  await connection.run(`create or replace temp table gap_steps as
    select unnest([${steps.map(([from]) => from).join(", ")}])::bigint as from_place, unnest([${steps.map(([, shift]) => shift).join(", ")}])::bigint as shift`);
  await connection.run(`create or replace temp table gap_blocks as
    with blocks as (select unnest(generate_series(0, (select max(rowid) + ${headerRow + 1} from records) >> 6)) as block),
    inside as (select from_place >> 6 as block, list({'from_place': from_place, 'shift': shift} order by from_place) as steps from gap_steps group by 1)
    select blocks.block, coalesce(gap_steps.shift, 0) as base, inside.steps
    from blocks asof left join gap_steps on (blocks.block << 6) >= gap_steps.from_place
    left join inside on blocks.block = inside.block`);
  const shift = `case when steps is null then base else coalesce(list_max(list_transform(
    list_filter(steps, lambda step: step.from_place <= ${place}), lambda step: step.shift)), base) end`;
  return `(select (${place} + ${shift})::integer as source_row, ${columns}
    from records left join gap_blocks on (${place}) >> 6 = gap_blocks.block)`;
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
