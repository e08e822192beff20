import {open} from "node:fs/promises";
import {join} from "node:path";
import {type Header, keptRows, type Opened, type View} from "../source.ts";
import {readNumbered} from "./numbered.ts";
import type {Place} from "./text.ts";

/** A row with its file's own number; `isCovered` if all it holds belongs to cells merged from above. */
export type TableRow = {row: number; cells: string[]; isCovered?: boolean};

/** A table that is read row by row, merged cells filled. */
export type RowTable = Pick<Opened, "sheet" | "name" | "position" | "encoding" | "isHidden"> & {
  merged: View["merged"];
  /** Its first rows, where they are known already. */
  first?: View["rows"];
  rows: () => AsyncIterable<TableRow[]>;
  /** Counts the rows that hold something, by another road than `rows`. */
  count: () => Promise<number>;
};

/** Opens a table of rows; they go through a CSV file, so that all formats share one road. */
export async function openRows(
  {rows, count, merged, first: known, ...table}: RowTable,
  {temp, signal, index, entry}: Place
): Promise<Opened> {
  const first = known ?? (await firstRows(rows()));
  const view = {
    rows: first,
    merged,
    widthBelow: (row: number) => widest(first.filter((one) => one.row > row))
  };
  return {
    ...table,
    index,
    entry,
    views: [view],
    async read(connection, _, header) {
      const csv = join(temp, `records-${index}.csv`);
      const {longest, ...written} = await writeRows(rows(), csv, {header, signal});
      const width = header.names.length;
      const headed = first.filter(({row}) => row >= header.top && row <= header.bottom).length;
      return {
        sheet: table.sheet,
        encoding: table.encoding,
        header: header.names,
        ...(await readNumbered(connection, csv, {width, delimiter: ",", longest, isLean: true})),
        records: (await count()) - headed,
        blanks: 0,
        ...written
      };
    }
  };
}

async function firstRows(batches: AsyncIterable<TableRow[]>): Promise<View["rows"]> {
  const kept: View["rows"] = [];
  for await (const batch of batches) {
    for (const {row, cells} of batch) if (cells.some(Boolean)) kept.push({row, cells});
    if (kept.length >= keptRows) break;
  }
  return kept.slice(0, keptRows);
}

function widest(rows: View["rows"]): number {
  return rows.reduce(
    (most, {cells}) => Math.max(most, cells.findLastIndex((cell) => cell.trim() !== "") + 1),
    0
  );
}

// the number first and \n last, as `numberRecords` writes a text's records
function recordOf(row: number, width: number, cells: string[]): string {
  let line = String(row);
  for (let i = 0; i < width; i++) {
    const cell = cells[i] ?? "";
    line += /[",\r\n]/.test(cell) ? `,"${cell.replaceAll('"', '""')}"` : `,${cell}`;
  }
  return `${line}\n`;
}

const outBytes = 1 << 19;

type WriteOptions = {header: Header; signal: AbortSignal | undefined};

async function writeRows(
  batches: AsyncIterable<TableRow[]>,
  out: string,
  {header: {names, top, bottom}, signal}: WriteOptions
) {
  const counted = {titles: 0, covered: 0, longest: 0};
  let most = names.length;
  const file = await open(out, "w");
  const buffer = Buffer.allocUnsafe(outBytes); // one for all: a new one a batch would be held till the old space is swept
  let length = 0;
  try {
    for await (const batch of batches) {
      signal?.throwIfAborted();
      await write(textOf(batch));
    }
    await flush();
  } finally {
    await file.close();
  }
  return {...counted, beyond: most - names.length};

  function textOf(batch: TableRow[]): string {
    let text = "";
    for (const {row, cells, isCovered} of batch) {
      if (!cells.some(Boolean) || (row >= top && row <= bottom)) continue;
      if (row < top) counted.titles++;
      else if (isCovered) counted.covered++;
      else {
        if (cells.length > most) most = cells.length;
        const line = recordOf(row, names.length, cells);
        counted.longest = Math.max(counted.longest, line.length * 3);
        text += line;
      }
    }
    return text;
  }

  async function write(text: string): Promise<void> {
    const most = text.length * 3; // UTF-8 takes no more
    if (most > buffer.length - length) await flush();
    if (most > buffer.length) await file.appendFile(text);
    else length += buffer.write(text, length);
  }

  async function flush(): Promise<void> {
    for (let at = 0; at < length; ) at += (await file.write(buffer, at, length - at)).bytesWritten;
    length = 0;
  }
}
