import {type FileHandle, open} from "node:fs/promises";
import {Gzip} from "fflate";
import {createGb18030Encoder} from "../gb18030.ts";
import type {Form} from "./forms.ts";

/** A text file being written; whoever writes awaits `flush` when `isFull`, which is the back-pressure. */
export type Rows = {
  write: (cells: readonly string[]) => void;
  writeTwice: (early: readonly string[], late: readonly string[]) => void; // `late` follows some rows later
  writeBlank: () => void;
  writeSum: (cells: readonly string[]) => void;
  isFull: () => boolean;
  flush: () => Promise<void>;
  close: () => Promise<void>;
};

type Shape = Pick<Form, "columns" | "encoding" | "isGzip">;

const chunk = 100_000; // characters; some forty files are open at once
const delay = 7; // rows between the two states of one key

/** Opens a CSV file with CRLF line ends, or the tab-separated UTF-16 that Excel calls Unicode text. */
export async function openRows(path: string, {columns, encoding, isGzip}: Shape): Promise<Rows> {
  const handle = await open(path, "w");
  const encode = encoders[encoding]();
  const pack = isGzip ? createPacker() : (bytes: Uint8Array) => bytes;
  const delimiter = encoding === "utf-16" ? "\t" : ",";
  const held: {cells: readonly string[]; at: number}[] = [];
  let text = (encoding === "utf-16" || encoding === "utf-8-bom" ? "\ufeff" : "") + line(columns);
  let count = 0;
  function line(cells: readonly string[]): string {
    return `${cells.map(quote).join(delimiter)}\r\n`;
  }
  function add(cells: readonly string[]): void {
    text += line(cells);
    count++;
  }
  function release(until: number): void {
    while (held.length > 0 && held[0]!.at <= until) add(held.shift()!.cells);
  }
  function write(cells: readonly string[]): void {
    add(cells);
    release(count);
  }
  async function flush(isLast = false): Promise<void> {
    const bytes = pack(encode(text), isLast);
    text = "";
    await writeAll(handle, bytes);
  }
  return {
    write,
    flush: () => flush(),
    writeTwice(early, late) {
      held.push({cells: late, at: count + delay});
      write(early);
    },
    writeBlank() {
      text += "\r\n";
    },
    writeSum(cells) {
      release(Number.POSITIVE_INFINITY);
      text += line(cells);
    },
    isFull: () => text.length >= chunk,
    async close() {
      release(Number.POSITIVE_INFINITY);
      await flush(true);
      await handle.close();
    }
  };
}

type Encode = (text: string) => Uint8Array;

const encoders: Record<Form["encoding"], () => Encode> = {
  "utf-8": () => encodeUtf8,
  "utf-8-bom": () => encodeUtf8,
  gb18030: createGb18030Encoder,
  "utf-16": () => (text) => Buffer.from(text, "utf16le")
};

// fflate and not zlib, whose bytes depend on the processor
function createPacker(): (bytes: Uint8Array, isLast: boolean) => Uint8Array {
  let packed: Uint8Array[] = [];
  const gzip = new Gzip({level: 4, mtime: 0}, (piece) => packed.push(piece));
  return (bytes, isLast) => {
    packed = [];
    gzip.push(bytes, isLast);
    return Buffer.concat(packed);
  };
}

function encodeUtf8(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}

function quote(cell: string): string {
  return /[",\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    offset += (await handle.write(bytes, offset)).bytesWritten;
  }
}
