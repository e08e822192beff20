import {open} from "node:fs/promises";

export type CsvScan = {
  /** Records of the file, the header and blank lines among them. */
  records: number;
  /** 1-based numbers of the records that hold nothing. */
  blanks: number[];
  /** Number of the record whose quote is never closed. */
  unterminated?: number;
};

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
const mark = 0xbf; // the last byte of a UTF-8 byte order mark

/** Counts the records of a UTF-8 CSV file without parsing its cells: the second reader of the accounting. */
export async function scanCsv(path: string, delimiter: string): Promise<CsvScan> {
  const state: ScanState = {records: 0, blanks: [], length: 0, last: newline, isQuoted: false};
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
  if (isQuoted) return {records, blanks, unterminated: records + 1};
  if (length === 0) return {records, blanks};
  const isBlank = length === 1 && last === carriageReturn;
  return {records: records + 1, blanks: isBlank ? [...blanks, records + 1] : blanks};
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
  if (cell !== "" || cells.length > 0) records.push({line: start, cells: [...cells, cell.replace(/\r$/, "")]});
  return records;
}

/** Returns the delimiter that splits the header line most often. */
export function detectDelimiter(text: string): string {
  const [first] = text.replace(/"[^"]*"/g, "").split("\n", 1);
  const counts = [",", "\t", ";", "|"].map((delimiter) => [first!.split(delimiter).length, delimiter] as const);
  return counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1];
}

/** Returns a record of a CSV file that Excel opens unchanged. */
export function csvLine(cells: string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}

type ScanState = {
  records: number;
  blanks: number[];
  /** Bytes of the unfinished record. */
  length: number;
  /** The byte before the next chunk. */
  last: number;
  isQuoted: boolean;
};

// the state lives in locals while a chunk is read: three times as fast as in an object
function scanChunk(chunk: Uint8Array, end: number, delimiter: number, state: ScanState): void {
  let {records, isQuoted, last} = state;
  let start = -state.length; // where the current record begins
  for (let i = 0; i < end; i++) {
    const byte = chunk[i]!;
    if (byte > quote) continue;
    const before = i > 0 ? chunk[i - 1]! : last;
    if (byte === quote) {
      // a doubled quote closes and opens again at once: the parity is right without looking ahead
      const isStart = before === delimiter || before === newline || before === quote;
      isQuoted = !isQuoted && (isStart || (records === 0 && before === mark));
    } else if (byte === newline && !isQuoted) {
      records++;
      if (i === start || (i === start + 1 && before === carriageReturn)) state.blanks.push(records);
      start = i + 1;
    }
  }
  last = chunk[end - 1]!;
  Object.assign(state, {records, isQuoted, last, length: end - start});
}
