import {type FileHandle, open} from "node:fs/promises";

export type RecordScan = {
  /** Records of the file, the header and blank lines among them. */
  records: number;
  /** Records above the header that hold something. */
  titles: number;
  /** Records below the header that hold nothing. */
  blanks: number;
  /** Bytes of the longest record. */
  longest: number;
  /** Number of the record whose quote is never closed. */
  unterminated?: number;
  /** Number of the first record in which something follows a closing quote. */
  broken?: number;
};

export type NumberOptions = {
  delimiter: string;
  /** Numbers of the header's first and last record: they and what stands above are counted, not written. */
  top: number;
  bottom: number;
  /** A lone \r ends a record; where \n does, it is a space. */
  isLone: boolean;
  signal?: AbortSignal | undefined;
};

/** A record longer than this is one whose quote was never closed. */
const longestRecord = 1 << 26;

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const none = Number.POSITIVE_INFINITY;
const outSize = 1 << 19;
const around = 24; // a number, a delimiter and a newline

/**
 * Writes a copy of a UTF-8 CSV file in which every record below the header carries its number as its first cell and
 * ends with \n, and counts the records without parsing a cell: the second reader of the accounting. Blank records are
 * left out.
 */
export async function numberRecords(
  source: AsyncIterable<Uint8Array>,
  out: string,
  options: NumberOptions
): Promise<RecordScan> {
  const file = await open(out, "w");
  const writer = new Writer(file, out);
  const scan: RecordScan = {records: 0, titles: 0, blanks: 0, longest: 0};
  let buffer: Buffer = Buffer.alloc(1 << 19);
  let held = 0; // bytes of an unfinished record at the buffer's start
  let isFirst = true;
  try {
    for await (const chunk of source) {
      options.signal?.throwIfAborted();
      if (held + chunk.length > buffer.length) buffer = grown(buffer, held, held + chunk.length);
      buffer.set(chunk, held);
      let start = 0;
      if (isFirst && held + chunk.length >= 3) {
        if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) start = 3;
        isFirst = false;
      }
      const end = held + chunk.length;
      start = await writeRecords(buffer, start, end, {isLast: false, scan, writer, options});
      held = end - start;
      buffer.copyWithin(0, start, end);
      if (held > longestRecord) return {...scan, unterminated: scan.records + 1};
    }
    const rest = await writeRecords(buffer, 0, held, {isLast: true, scan, writer, options});
    if (rest < held) return {...scan, unterminated: scan.records + 1};
    await writer.flush();
    return scan;
  } finally {
    await writer.settle();
    await file.close();
  }
}

type Pass = {isLast: boolean; scan: RecordScan; writer: Writer; options: NumberOptions};

// returns where the first record begins that the buffer does not hold whole; the native search for the three bytes
// that matter is what makes this fast
async function writeRecords(
  bytes: Buffer,
  from: number,
  end: number,
  {isLast, scan, writer, options: {delimiter, top, bottom, isLone}}: Pass
): Promise<number> {
  const comma = delimiter.charCodeAt(0);
  const view = bytes.subarray(0, end);
  const next = (byte: number, at: number) => {
    const found = view.indexOf(byte, at);
    return found < 0 ? none : found;
  };
  let nextQuote = -1;
  let nextFeed = -1;
  let nextReturn = -1;
  let start = from;
  while (start < end) {
    let at = start;
    let stop: number;
    for (;;) {
      if (nextFeed < at) nextFeed = next(newline, at);
      if (nextQuote < at) nextQuote = next(quote, at);
      if (nextReturn < start || (isLone && nextReturn < at)) nextReturn = next(carriageReturn, at);
      stop = isLone ? Math.min(nextFeed, nextReturn) : nextFeed;
      if (nextQuote > stop || nextQuote === none) break;
      const isOpening = nextQuote === start || view[nextQuote - 1] === comma;
      at = nextQuote + 1;
      if (!isOpening) continue;
      let close = view.indexOf(quote, at);
      while (close >= 0 && view[close + 1] === quote) close = view.indexOf(quote, close + 2);
      if (close < 0 || (close + 1 >= end && !isLast)) return start;
      at = close + 1;
      if (!scan.broken && at < end && !mayFollow(view[at]!, comma)) scan.broken = scan.records + 1;
    }
    if (stop === none) {
      if (!isLast) return start;
      stop = end;
    }
    // a \r at the buffer's end may be half of a \r\n
    if (isLone && view[stop] === carriageReturn && stop + 1 >= end && !isLast) return start;
    const isPair = isLone && view[stop] === carriageReturn && view[stop + 1] === newline;
    const body = stop > start && view[stop - 1] === carriageReturn ? stop - 1 : stop;
    scan.records++;
    if (scan.records < top && body > start) scan.titles++;
    if (scan.records > bottom) {
      if (body === start) scan.blanks++;
      else {
        if (!isLone && nextReturn < body) spaceLoneReturns(view, start, body, comma);
        if (!writer.hasRoom(body - start)) await writer.flush(body - start);
        writer.add(scan.records, comma, view, start, body);
        if (body - start > scan.longest) scan.longest = body - start;
      }
    }
    start = stop + (isPair ? 2 : 1);
  }
  return Math.min(start, end);
}

function mayFollow(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === newline || byte === carriageReturn || byte === quote;
}

// what stands between quotes is left alone
function spaceLoneReturns(bytes: Buffer, start: number, end: number, delimiter: number): void {
  let isQuoted = false;
  let closed = -2;
  for (let i = start; i < end; i++) {
    if (bytes[i] === quote) {
      if (isQuoted) {
        isQuoted = false;
        closed = i;
      } else isQuoted = i === start || bytes[i - 1] === delimiter || closed === i - 1;
    } else if (bytes[i] === carriageReturn && !isQuoted) bytes[i] = space;
  }
}

function grown(buffer: Buffer, held: number, least: number): Buffer {
  const larger = Buffer.alloc(Math.max(buffer.length * 2, least));
  larger.set(buffer.subarray(0, held));
  return larger;
}

/** Fills one buffer while the other is written. */
class Writer {
  #file: FileHandle;
  #path: string;
  #filling: Buffer = Buffer.alloc(outSize);
  #other: Buffer = Buffer.alloc(outSize);
  #length = 0;
  #pending: Promise<unknown> = Promise.resolve();

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  hasRoom(more: number): boolean {
    return this.#length + more + around <= this.#filling.length;
  }

  add(record: number, delimiter: number, bytes: Buffer, start: number, end: number): void {
    const out = this.#filling;
    let length = this.#length;
    let size = 1;
    for (let rest = record; rest >= 10; rest = Math.floor(rest / 10)) size++;
    let rest = record;
    for (let i = length + size - 1; i >= length; i--) {
      out[i] = 48 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    length += size;
    out[length++] = delimiter;
    length += bytes.copy(out, length, start, end);
    out[length++] = newline;
    this.#length = length;
  }

  /** Begins to write what is there, and makes room for a record of so many bytes. */
  async flush(more = 0): Promise<void> {
    await this.#pending;
    const full = this.#filling;
    this.#pending = writeAll(this.#file, full, this.#length).catch((error: Error) => {
      // a full disk is told with the place
      throw Object.assign(error, {message: `${error.message} '${this.#path}'`});
    });
    this.#pending.catch(() => {}); // told by the next flush or the end
    this.#filling = more + around > this.#other.length ? Buffer.alloc(more + around) : this.#other;
    this.#other = full;
    this.#length = 0;
  }

  async settle(): Promise<void> {
    await this.#pending;
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, length: number): Promise<void> {
  for (let done = 0; done < length; ) {
    const {bytesWritten} = await file.write(bytes, done, length - done);
    done += bytesWritten;
  }
}
