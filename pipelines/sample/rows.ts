import {type FileHandle, open} from "node:fs/promises";

/** A CSV file being written; whoever writes awaits `flush` when `isFull`, which is the back-pressure. */
export type Rows = {
  write: (cells: readonly string[]) => void;
  writeTwice: (early: readonly string[], late: readonly string[]) => void; // `late` follows some rows later
  writeBlank: () => void;
  writeSum: (cells: readonly string[]) => void;
  isFull: () => boolean;
  flush: () => Promise<void>;
  close: () => Promise<{path: string; rows: number}>; // without the header, blank and sum lines
};

type Encode = (text: string) => Uint8Array;

const chunk = 400_000; // characters, about 1 MB of Chinese CSV
const delay = 7; // rows between the two states of one key

/** Opens a CSV file with CRLF line ends; `mark` is what stands before the header. */
export async function openRows(
  path: string,
  header: readonly string[],
  {encode = encodeUtf8, mark = "\ufeff"}: {encode?: Encode; mark?: string} = {}
): Promise<Rows> {
  const handle = await open(path, "w");
  const held: {cells: readonly string[]; at: number}[] = [];
  let text = mark + writeLine(header);
  let count = 0;
  function add(cells: readonly string[]): void {
    text += writeLine(cells);
    count++;
  }
  function release(until: number): void {
    while (held.length > 0 && held[0]!.at <= until) add(held.shift()!.cells);
  }
  function write(cells: readonly string[]): void {
    add(cells);
    release(count);
  }
  async function flush(): Promise<void> {
    const bytes = encode(text);
    text = "";
    await writeAll(handle, bytes);
  }
  return {
    write,
    flush,
    writeTwice(early, late) {
      held.push({cells: late, at: count + delay});
      write(early);
    },
    writeBlank() {
      text += "\r\n";
    },
    writeSum(cells) {
      release(Number.POSITIVE_INFINITY);
      text += writeLine(cells);
    },
    isFull: () => text.length >= chunk,
    async close() {
      release(Number.POSITIVE_INFINITY);
      await flush();
      await handle.close();
      return {path, rows: count};
    }
  };
}

/** Returns an encoder for the one and two byte part of GB18030 (that is GBK): Node can only decode it. */
export function createGb18030Encoder(): Encode {
  const pairs = readPairs();
  return (text) => {
    const bytes = Buffer.allocUnsafe(text.length * 2);
    let length = 0;
    for (let position = 0; position < text.length; position++) {
      const unit = text.charCodeAt(position);
      const pair = pairs[unit]!;
      if (unit < 0x80) bytes[length++] = unit;
      else if (pair > 0) length = bytes.writeUInt16BE(pair, length);
      else throw new Error(`not in two-byte GB18030: ${text[position]}`);
    }
    return bytes.subarray(0, length);
  };
}

function readPairs(): Uint16Array {
  const decoder = new TextDecoder("gb18030");
  const pairs = new Uint16Array(0x10000);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && !isPrivate(text)) pairs[text.charCodeAt(0)] = lead * 256 + trail;
    }
  }
  return pairs;
}

function isPrivate(character: string): boolean {
  return (character >= "\ue000" && character <= "\uf8ff") || character === "\ufffd";
}

function encodeUtf8(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}

function writeLine(cells: readonly string[]): string {
  return `${cells.map(quote).join(",")}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    offset += (await handle.write(bytes, offset)).bytesWritten;
  }
}
