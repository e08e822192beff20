import {createReadStream, createWriteStream} from "node:fs";
import {open} from "node:fs/promises";
import {pipeline} from "node:stream/promises";

export type CsvScan = {
  /** Records of the file, the header and blank lines among them. */
  records: number;
  /** 1-based numbers of the records that hold nothing. */
  blanks: number[];
  /** Number of the record whose quote is never closed. */
  unterminated?: number;
  /** Number of the first record in which something follows a closing quote. */
  broken?: number;
  /** How records end, where not all end alike: some with \r\n and some with \n, or with a lone \r. */
  newlines?: "mixed" | "lone";
};

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const mark = 0xbf; // the last byte of a UTF-8 byte order mark

/** Counts the records of a UTF-8 CSV file without parsing its cells: the second reader of the accounting. */
export async function scanCsv(path: string, delimiter: string): Promise<CsvScan> {
  const state: ScanState = {
    records: 0,
    blanks: [],
    length: 0,
    last: newline,
    isQuoted: false,
    closed: -2,
    broken: 0,
    feeds: 0,
    pairs: 0,
    returns: 0
  };
  const file = await open(path);
  const buffer = Buffer.alloc(1 << 20);
  try {
    for (;;) {
      const {bytesRead} = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      scanChunk(buffer, bytesRead, delimiter.charCodeAt(0), state);
    }
  } finally {
    await file.close();
  }
  const {records, blanks, isQuoted, length, last} = state;
  const told = {...(state.broken ? {broken: state.broken} : {}), ...newlinesOf(state)};
  if (isQuoted) return {records, blanks, unterminated: records + 1, ...told};
  if (length === 0) return {records, blanks, ...told};
  const isBlank = length === 1 && last === carriageReturn;
  return {records: records + 1, blanks: isBlank ? [...blanks, records + 1] : blanks, ...told};
}

/**
 * Writes a copy whose records all end with \n, as the first reader wants it. A lone \r ends a record where nothing
 * else does (`lone`), and is a space in a cell where \n does; what stands between quotes is left alone.
 */
export async function unifyNewlines(
  path: string,
  out: string,
  {
    delimiter,
    newlines,
    signal
  }: {delimiter: string; newlines: "mixed" | "lone"; signal?: AbortSignal | undefined}
): Promise<void> {
  const state = {last: newline, isQuoted: false, closed: -2, read: 0};
  const lone = newlines === "lone" ? newline : space;
  const source = createReadStream(path, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>;
  async function* chunks() {
    for await (const chunk of source) yield unified(chunk, delimiter.charCodeAt(0), lone, state);
    if (state.last === carriageReturn && !state.isQuoted) yield Buffer.from([newline]);
  }
  await pipeline(chunks, createWriteStream(out), {signal});
}

/** Parses a small CSV text whole; each record keeps the line it starts on. */
export function parseCsv(text: string, delimiter = ","): {line: number; cells: string[]}[] {
  const records: {line: number; cells: string[]}[] = [];
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  const source = text.replace(/^\ufeff/, "");
  for (let i = 0; i < source.length; i++) {
    const letter = source[i]!;
    if (letter === "\n") line++;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (source[i + 1] === '"') cell += source[++i];
      else isQuoted = false;
    } else if (letter === '"' && cell === "") isQuoted = true;
    else if (letter === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n") {
      records.push({line: start, cells: [...cells, cell.replace(/\r$/, "")]});
      cells = [];
      cell = "";
      start = line;
    } else cell += letter;
  }
  if (cell !== "" || cells.length > 0)
    records.push({line: start, cells: [...cells, cell.replace(/\r$/, "")]});
  return records;
}

/** Returns the delimiter that splits the header line most often: the first from `headerRow` on that holds anything. */
export function detectDelimiter(text: string, headerRow = 1): string {
  const lines = text.replace(/"[^"]*"/g, "").split("\n");
  const first = lines.find((line, i) => i >= headerRow - 1 && line.trim() !== "") ?? "";
  const counts = [",", "\t", ";", "|"].map(
    (delimiter) => [first.split(delimiter).length, delimiter] as const
  );
  return counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1];
}

/** Returns a record of a CSV file that Excel opens unchanged. */
export function csvLine(cells: string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}

type QuoteState = {
  /** The byte before the next chunk. */
  last: number;
  isQuoted: boolean;
  /** Where the last closing quote stands, counted from the next chunk's start. */
  closed: number;
};

type ScanState = QuoteState & {
  records: number;
  blanks: number[];
  /** Bytes of the unfinished record. */
  length: number;
  broken: number;
  /** Outside quotes: \n, \r\n and \r. */
  feeds: number;
  pairs: number;
  returns: number;
};

// the state lives in locals while a chunk is read: three times as fast as in an object
function scanChunk(chunk: Uint8Array, end: number, delimiter: number, state: ScanState): void {
  let {records, isQuoted, last, closed, broken, feeds, pairs, returns} = state;
  if (closed === -1 && !isQuoted && !broken && !mayFollowQuote(chunk[0]!, delimiter)) broken = records + 1;
  let start = -state.length; // where the current record begins
  for (let i = 0; i < end; i++) {
    const byte = chunk[i]!;
    if (byte > quote) continue;
    if (byte === quote) {
      if (isQuoted) {
        isQuoted = false;
        closed = i;
        if (!broken && i + 1 < end && !mayFollowQuote(chunk[i + 1]!, delimiter)) broken = records + 1;
        continue;
      }
      const before = i > 0 ? chunk[i - 1]! : last;
      // a doubled quote closes and opens again at once: the parity is right without looking ahead
      const isAfterMark = before === mark && records === 0 && i - start === 3;
      isQuoted = before === delimiter || before === newline || isAfterMark || closed === i - 1;
    } else if (isQuoted) continue;
    else if (byte === carriageReturn) returns++;
    else if (byte === newline) {
      const before = i > 0 ? chunk[i - 1]! : last;
      records++;
      feeds++;
      if (before === carriageReturn) pairs++;
      if (i === start || (i === start + 1 && before === carriageReturn)) state.blanks.push(records);
      start = i + 1;
    }
  }
  last = chunk[end - 1]!;
  Object.assign(state, {
    records,
    isQuoted,
    last,
    length: end - start,
    closed: closed - end,
    broken,
    feeds,
    pairs,
    returns
  });
}

function mayFollowQuote(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === newline || byte === carriageReturn || byte === quote;
}

function newlinesOf({feeds, pairs, returns}: ScanState): {newlines?: "mixed" | "lone"} {
  if (feeds === 0 && returns > 0) return {newlines: "lone"};
  return returns > pairs || (pairs > 0 && pairs < feeds) ? {newlines: "mixed"} : {};
}

function unified(chunk: Buffer, delimiter: number, lone: number, state: QuoteState & {read: number}): Buffer {
  const out = Buffer.alloc(chunk.length + 1);
  let {isQuoted, last, closed} = state;
  let length = 0;
  for (let i = 0; i < chunk.length; i++) {
    const byte = chunk[i]!;
    // a return outside quotes waits for what follows
    if (last === carriageReturn && !isQuoted && byte !== newline) out[length++] = lone;
    if (byte === quote) {
      const isStart = last === delimiter || last === newline || last === carriageReturn;
      const isAfterMark = last === mark && state.read + i === 3;
      if (isQuoted) closed = i;
      isQuoted = !isQuoted && (isStart || isAfterMark || closed === i - 1);
    }
    if (byte !== carriageReturn || isQuoted) out[length++] = byte;
    last = byte;
  }
  Object.assign(state, {isQuoted, last, closed: closed - chunk.length, read: state.read + chunk.length});
  return out.subarray(0, length);
}
