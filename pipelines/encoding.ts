import {isUtf8} from "node:buffer";
import {createReadStream, createWriteStream} from "node:fs";
import {open} from "node:fs/promises";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {Failure} from "./failure.ts";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";

const chunkSize = 1 << 20;

/** Returns how a text file is encoded: by its mark, else UTF-8 where every byte allows it, else GB18030. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const mark = await head(path, 3);
  if (mark[0] === 0xff && mark[1] === 0xfe) return "utf-16le";
  if (mark[0] === 0xfe && mark[1] === 0xff) return "utf-16be";
  if (!(await isUtf8File(path))) return "gb18030";
  return mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf ? "utf-8-bom" : "utf-8";
}

/** Writes a UTF-8 copy; refuses a file that is not valid in its encoding, naming the line of the first bad byte. */
export async function transcode(path: string, encoding: Encoding, out: string, name: string): Promise<void> {
  const source = createReadStream(path, {highWaterMark: chunkSize});
  await pipeline(Readable.from(decoded(source, encoding, name)), createWriteStream(out));
}

export async function head(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* decoded(source: AsyncIterable<Buffer>, encoding: Encoding, name: string) {
  const decoder = new TextDecoder(encoding === "utf-8-bom" ? "utf-8" : encoding, {fatal: true});
  let line = 1;
  try {
    for await (const chunk of source) {
      const text = decoder.decode(chunk, {stream: true});
      line += text.split("\n").length - 1;
      yield text;
    }
    yield decoder.decode();
  } catch (error) {
    throw new Failure("refused", "wrong_encoding", {file: name, line}, {cause: error});
  }
}

async function isUtf8File(path: string): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, {highWaterMark: chunkSize}) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = lastBoundary(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.subarray(end);
  }
  return isUtf8(rest);
}

// the last sequence of a chunk may go on in the next one: cut before its first byte
function lastBoundary(bytes: Buffer): number {
  for (let i = bytes.length - 1; i >= Math.max(0, bytes.length - 3); i--) {
    if (bytes[i]! >= 0xc0) return i;
    if (bytes[i]! < 0x80) return i + 1;
  }
  return bytes.length;
}
