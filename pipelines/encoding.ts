import {isUtf8} from "node:buffer";
import {Failure} from "./failure.ts";
import {type Bytes, head} from "./source/bytes.ts";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";

/** So many letters beyond ASCII in a row are UTF-8 by chance in no GB18030 text. */
const surelyUtf8 = 8;
const sniffed = 1024;
/** No line that is looked through for a broken byte is held longer than this. */
const longestLine = 1 << 24;

/**
 * Returns how a text file is encoded: by its mark, else UTF-8 where every byte allows it, else GB18030. A file that
 * is UTF-8 for long and then breaks is refused with the line: read as GB18030 it would be gibberish.
 */
export async function detectEncoding(bytes: Bytes, name: string): Promise<Encoding> {
  const mark = await head(bytes, sniffed);
  if (mark[0] === 0xff && mark[1] === 0xfe) return "utf-16le";
  if (mark[0] === 0xfe && mark[1] === 0xff) return "utf-16be";
  const wide = unmarkedUtf16(mark);
  if (wide) return wide;
  const isMarked = mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf;
  if (await isUtf8All(bytes)) return isMarked ? "utf-8-bom" : "utf-8";
  const {line, before, letters} = await findBroken(bytes, "utf-8");
  if (isMarked || letters >= surelyUtf8)
    throw new Failure("refused", "broken_utf8", {file: name, line, value: before.slice(-20)});
  return "gb18030";
}

/** Yields a file's text as UTF-8; refuses one that is not valid in its encoding, naming the line of the first bad byte. */
export async function* utf8Bytes(bytes: Bytes, encoding: Encoding, name: string): AsyncGenerator<Uint8Array> {
  if (encoding === "utf-8" || encoding === "utf-8-bom") return yield* bytes.stream();
  for await (const text of readText(bytes, encoding, name)) yield Buffer.from(text);
}

/** Yields a file's text; refuses one that is not valid in its encoding, naming the line of the first bad byte. */
export async function* readText(bytes: Bytes, encoding: string, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding.replace("-bom", ""), {fatal: true});
  try {
    for await (const chunk of bytes.stream()) yield decoder.decode(chunk, {stream: true});
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_ENCODING_INVALID_ENCODED_DATA") throw error;
    const {line, before} = await findBroken(bytes, encoding);
    throw new Failure(
      "refused",
      "wrong_encoding",
      {file: name, line, value: before.slice(-20)},
      {cause: error}
    );
  }
}

// no text in another encoding has a zero in every other place, as Latin letters, digits and delimiters have here
function unmarkedUtf16(start: Buffer): Encoding | undefined {
  const zeros = [0, 0];
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (start.length < 8 || Math.max(even, odd) * 6 < start.length) return undefined;
  return even === 0 ? "utf-16le" : odd === 0 ? "utf-16be" : undefined;
}

type Broken = {
  line: number /** What stands on the line before the first byte that cannot be read. */;
  before: string;
  letters: number;
};

// a second pass, by lines: only a file that is refused or no UTF-8 comes here
async function findBroken(source: Bytes, encoding: string): Promise<Broken> {
  const strict = new TextDecoder(encoding, {fatal: true});
  let line = 0;
  let letters = 0;
  for await (const bytes of byteLines(source, encoding)) {
    line++;
    try {
      letters += lettersOf(strict.decode(bytes));
    } catch {
      const before = new TextDecoder(encoding).decode(bytes).split("\ufffd", 1)[0]!;
      return {line, before, letters: letters + lettersOf(before)};
    }
  }
  throw new Error("no broken byte found");
}

function lettersOf(text: string): number {
  return text.replace(/[^\u0080-\uffff]/g, "").length;
}

async function* byteLines(source: Bytes, encoding: string): AsyncGenerator<Buffer> {
  const width = encoding.startsWith("utf-16") ? 2 : 1;
  const newline = Buffer.from({"utf-16le": [0x0a, 0], "utf-16be": [0, 0x0a]}[encoding] ?? [0x0a]);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source.stream()) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, end + 1)) {
      if ((end - start) % width !== 0) continue;
      yield bytes.subarray(start, end);
      start = end + width;
    }
    rest = bytes.subarray(start);
    if (rest.length <= longestLine) continue;
    yield rest;
    rest = Buffer.alloc(0);
  }
  yield rest;
}

async function isUtf8All(source: Bytes): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source.stream()) {
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
