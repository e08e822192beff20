import {isUtf8} from "node:buffer";
import {type FileHandle, open} from "node:fs/promises";
import {pipeline} from "node:stream";
import {crc32, createInflateRaw} from "node:zlib";
import {SaxesParser} from "saxes";
import {type Entry, openPromise, type ZipFile} from "yauzl";

/** An entry is refused past both `ratio` and `entryBytes`, a workbook past `totalBytes`, all inflated. */
export type Limits = {ratio: number; entryBytes: number; totalBytes: number};

/** `list` has the entries in their order, `entries` by name in lower case. */
export type Archive = {file: string; zip: ZipFile; list: Entry[]; entries: Map<string, Entry>};

export type Handlers = {
  open: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const DEFAULT_LIMITS: Limits = {ratio: 200, entryBytes: 256 * 2 ** 20, totalBytes: 4 * 2 ** 30};

const MAIN_NAMESPACES = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main"
];

// yauzl's own 16 KB cost seconds on a large sheet; 64 KB cost 60 MB, as V8 keeps such strings apart.
const PIECE_BYTES = 2 ** 15;

const OLE2 = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ZIP = Buffer.from("PK\x03\x04", "latin1");
const ENCRYPTED = Buffer.from("EncryptedPackage\0", "utf16le");
const DIRECTORY_ENTRY_BYTES = 128;
const UTF8_NAME = 0x800;

/** Opens a workbook's zip; the caller closes `zip`. Throws the refusals named in xlsx.ts. */
export async function openArchive(file: string, limits: Partial<Limits> = {}): Promise<Archive> {
  await refuseOtherFormats(file);
  const zip = await openPromise(file, {autoClose: false, decodeStrings: false}).catch((cause) => {
    throw new Error(`truncated workbook: ${file}`, {cause});
  });
  try {
    const list = await readEntries(zip, file);
    refuseEntries(list, file, {...DEFAULT_LIMITS, ...limits});
    return {file, zip, list, entries: new Map(list.map((entry) => [entry.fileName.toLowerCase(), entry]))};
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Returns the entry at a path; part names ignore case (OPC 6.2.2.3). */
export function findEntry({entries}: Archive, path: string): Entry | undefined {
  return entries.get(path.toLowerCase());
}

/** Yields the text of an entry as it inflates. */
export async function* readText({file, zip}: Archive, entry: Entry): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const bytes of readBytes(zip, entry, file)) {
    decoder ??= new TextDecoder(encodingOf(bytes), {fatal: true});
    yield decode(decoder, file, bytes);
  }
  if (decoder) yield decode(decoder, file);
}

/** Yields an entry as it inflates; its declared size was held against the limits, so going past it is a bomb as well. */
export async function* readBytes(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer> {
  let size = 0;
  let checksum = 0;
  for await (const bytes of openBytes(zip, entry, file)) {
    size += bytes.length;
    checksum = crc32(bytes, checksum);
    if (size > entry.uncompressedSize) throw new Error(`zip bomb: ${file}: ${entry.fileName}`);
    yield bytes;
  }
  if (size < entry.uncompressedSize || checksum !== entry.crc32) {
    throw new Error(`truncated workbook: ${file}: ${entry.fileName}`);
  }
}

/** Parses a whole entry with `handlers`. */
export async function parseEntry(archive: Archive, entry: Entry, handlers: Handlers): Promise<void> {
  const parser = newParser(archive.file, handlers);
  for await (const text of readText(archive, entry)) parser.write(text);
  parser.close();
}

/** Handlers get the local names of the root's vocabulary; elements of other namespaces are left out. */
export function newParser(file: string, {open, text, close}: Handlers): SaxesParser {
  const parser = new SaxesParser();
  const names = new Map<string, string>();
  let prefixes: Set<string> | undefined;
  parser.on("opentag", (tag) => {
    prefixes ??= mainPrefixes(tag.name, tag.attributes);
    const name = localName(tag.name);
    if (name) open(name, tag.attributes);
  });
  parser.on("closetag", (tag) => {
    const name = localName(tag.name);
    if (name) close?.(name);
  });
  parser.on("text", (value) => text?.(value));
  parser.on("cdata", (value) => text?.(value));
  parser.on("doctype", () => parser.fail("document type declaration."));
  parser.on("error", ({message}) => {
    throw new Error(`invalid xml: ${file}: ${message}`);
  });
  return parser;

  function localName(name: string): string {
    const known = names.get(name);
    if (known !== undefined) return known;
    const local = dropPrefix(name, prefixes!);
    names.set(name, local);
    return local;
  }
}

/** Returns whether a compound file is a workbook locked by a password, and not one of an old Excel. */
export async function isEncryptedOffice(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    return await isEncrypted(handle);
  } finally {
    await handle.close();
  }
}

async function refuseOtherFormats(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(OLE2.length);
    await handle.read(head, 0, head.length, 0);
    if (head.equals(OLE2)) {
      throw new Error(`${(await isEncrypted(handle)) ? "encrypted workbook" : "old excel format"}: ${file}`);
    }
    if (!head.subarray(0, ZIP.length).equals(ZIP)) throw new Error(`not xlsx: ${file}`);
  } finally {
    await handle.close();
  }
}

// A compound file's directory entries start at multiples of 128 bytes, each with its name.
async function isEncrypted(handle: FileHandle): Promise<boolean> {
  const block = Buffer.alloc(DIRECTORY_ENTRY_BYTES * 512);
  for (let position = 0; ; position += block.length) {
    const {bytesRead} = await handle.read(block, 0, block.length, position);
    if (bytesRead === 0) return false;
    for (let at = 0; at + ENCRYPTED.length <= bytesRead; at += DIRECTORY_ENTRY_BYTES) {
      if (block.subarray(at, at + ENCRYPTED.length).equals(ENCRYPTED)) return true;
    }
  }
}

async function readEntries(zip: ZipFile, file: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(Object.assign(entry, {fileName: nameOf(entry)}));
    return entries;
  } catch (cause) {
    if (/encryption/.test((cause as Error).message)) throw new Error(`encrypted workbook: ${file}`, {cause});
    throw new Error(`truncated workbook: ${file}`, {cause});
  }
}

// Chinese Windows writes names in GB18030 and says nothing of it.
function nameOf({fileNameRaw, generalPurposeBitFlag}: Entry): string {
  const isMarked = (generalPurposeBitFlag & UTF8_NAME) !== 0;
  const isUtf8Name = isMarked || isUtf8(fileNameRaw);
  return new TextDecoder(isUtf8Name ? "utf-8" : "gb18030").decode(fileNameRaw).replaceAll("\\", "/");
}

function refuseEntries(entries: Entry[], file: string, {ratio, entryBytes, totalBytes}: Limits): void {
  let total = 0;
  for (const entry of entries) {
    const {compressedSize, uncompressedSize} = entry;
    if (entry.isEncrypted()) throw new Error(`encrypted workbook: ${file}`);
    if (uncompressedSize > entryBytes && uncompressedSize > ratio * compressedSize) {
      throw new Error(`zip bomb: ${file}: ${entry.fileName}`);
    }
    total += uncompressedSize;
  }
  if (total > totalBytes) throw new Error(`zip bomb: ${file}: ${total} bytes`);
}

async function* openBytes(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer> {
  if (![0, 8].includes(entry.compressionMethod)) throw new Error(`not xlsx: ${file}: ${entry.fileName}`);
  try {
    const raw = await zip.openReadStreamPromise(entry, {decodeFileData: false});
    yield* entry.compressionMethod === 0
      ? raw
      : pipeline(raw, createInflateRaw({chunkSize: PIECE_BYTES}), () => {});
  } catch (cause) {
    throw new Error(`truncated workbook: ${file}: ${entry.fileName}`, {cause});
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function decode(decoder: InstanceType<typeof TextDecoder>, file: string, bytes?: Buffer): string {
  try {
    return bytes ? decoder.decode(bytes, {stream: true}) : decoder.decode();
  } catch (cause) {
    throw new Error(`invalid xml: ${file}: not ${decoder.encoding}`, {cause});
  }
}

// Prefixes are resolved once, at the root: resolving them per element doubles saxes's time.
function mainPrefixes(root: string, attributes: Record<string, string>): Set<string> {
  const bound = Object.entries(attributes)
    .filter(([name, value]) => /^xmlns(:|$)/.test(name) && MAIN_NAMESPACES.includes(value))
    .map(([name]) => name.slice("xmlns:".length));
  return new Set([...bound, prefixOf(root)]);
}

// Returns "" for names of other vocabularies.
function dropPrefix(name: string, prefixes: Set<string>): string {
  const prefix = prefixOf(name);
  if (!prefixes.has(prefix)) return "";
  return prefix ? name.slice(prefix.length + 1) : name;
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(":")));
}
