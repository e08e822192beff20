import {mkdir} from "node:fs/promises";
import type {Connection} from "./duckdb.ts";
import {fileBytes} from "./source/bytes.ts";
import {kindOf} from "./source/kind.ts";

export type Reject = {source_row: number; reason: string; text: string};

/** A table of an export as text, with each record's number, before any meaning is given to it. */
export type Source = {
  sheet: string;
  encoding: string;
  header: string[];
  /** A SQL table expression with `source_row` and `c0`, `c1`, … */
  table: string;
  /** Records that the second reader counted: title rows above the header and every record below it. */
  records: number;
  /** Rows above the header that hold something. */
  titles: number;
  /** How many records below the header hold nothing at all: the table does not have them. */
  blanks: number;
  /** How many have no cell of their own, only merged ones that begin above: the table does not have them. */
  covered: number;
  /** Columns right of the header that hold something. */
  beyond: number;
  /** Records that are no rows of the table. */
  rejects: Reject[];
  /** Number of a record in which something follows a closing quote. */
  broken?: number | undefined;
};

export type HeadRow = {row: number; cells: string[]};

/** The first rows of a table that hold something, cut into cells one way. */
export type View = {
  rows: HeadRow[];
  /** What was taken to part the cells of a text. */
  delimiter?: string;
  /** Numbers of rows whose cells are merged with cells to the right, or of the row below. */
  merged: {across: number[]; down: number[]};
  /** Columns that hold something in rows below this one, as far as was looked. */
  widthBelow(row: number): number;
};

/** A header and the rows it stands in: two where a parent stands over its columns. */
export type Header = {names: string[]; top: number; bottom: number};

/** A table of a file: a text's only one, a workbook's sheet, an entry of an archive, a table of a web page. */
export type Opened = {
  /** Names it within its file: empty for a text, a sheet's name, an entry's name, or `entry/sheet`. */
  sheet: string;
  /** Its place among all tables of the file, from 0. */
  index: number;
  /** The archive's entry it comes from, else empty. */
  entry: string;
  /** The sheet's own name and its place in its workbook from 1; empty and 0 where there are no sheets. */
  name: string;
  position: number;
  encoding: string;
  isHidden: boolean;
  /** Ways to cut it into cells, the likeliest first. */
  views: View[];
  /** Reads the records below the header into a Parquet file in `temp`. */
  read(connection: Connection, view: View, header: Header): Promise<Source>;
};

export type OpenOptions = {
  /** What the file is called in messages. */
  name: string;
  /** A folder that may be filled and is removed by the caller. */
  temp: string;
  signal?: AbortSignal | undefined;
};

/** How many of a table's first rows are kept to look at, so far down a mapping's `header_row` may point. */
export const keptRows = 200;

/**
 * Recognises a file by its content and returns every table in it with its first rows, hidden and empty ones too;
 * refuses what it cannot read, with the way out.
 */
export async function openSources(path: string, options: OpenOptions): Promise<Opened[]> {
  const bytes = fileBytes(path);
  const kind = await kindOf(bytes, options.name);
  await mkdir(options.temp, {recursive: true});
  const at = {...options, index: 0, entry: ""};
  if (kind === "text") return [await (await import("./source/text.ts")).openText(bytes, at)];
  if (kind === "markup") return (await import("./source/markup.ts")).openMarkup(bytes, at);
  return (await import("./source/archive.ts")).openPacked(path, kind, at);
}
