import {createWriteStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import type {Entry} from "yauzl";
import {Failure} from "../failure.ts";
import type {Opened} from "../source.ts";
import {isEncryptedOffice, openArchive, readBytes} from "../xlsx/archive.ts";
import {type Bytes, gunzipped, packed} from "./bytes.ts";
import {type Kind, kindOf, unsupported} from "./kind.ts";
import {openMarkup} from "./markup.ts";
import {openText, type Place} from "./text.ts";
import {openWorkbook, refusing, refusingEach} from "./workbook.ts";

/** Opens what is not text by itself: a gzip or zip file, a workbook, a compound file. */
export async function openPacked(path: string, kind: Kind, place: Place): Promise<Opened[]> {
  if (kind === "ole2") throw await oldOffice(path, place.name);
  if (kind === "gzip") return openInner(gunzipped(path, place.name), place);
  const {what, entries} = await contentsOf(path, place.name);
  if (what === "workbook") return openWorkbook(path, place);
  const opened: Opened[] = [];
  for (const entry of entries)
    opened.push(...(await openEntry(path, entry, {...place, index: opened.length})));
  return opened;
}

/** Parts that tell what a zip file is, and what a person calls it. */
const marks: [RegExp, {zh: string; en: string}][] = [
  [/^xl\/workbook\.bin$/, {zh: "二进制工作簿(.xlsb)", en: "a binary workbook (.xlsb)"}],
  [/^word\/document\.xml$/, {zh: "Word 文档", en: "a Word document"}],
  [/^ppt\/presentation\.xml$/, {zh: "PPT 演示文稿", en: "a PowerPoint presentation"}],
  [
    /^(index\.zip|index\/document\.iwa)$/,
    {zh: "Numbers 表格(.numbers)", en: "a Numbers spreadsheet (.numbers)"}
  ],
  [/^meta-inf\/manifest\.xml$/, {zh: "OpenDocument 表格(.ods)", en: "an OpenDocument spreadsheet (.ods)"}]
];

async function contentsOf(
  path: string,
  name: string
): Promise<{what: "workbook" | "files"; entries: Entry[]}> {
  const archive = await refusing(name, () => openArchive(path, {totalBytes: packed.totalBytes})).catch(
    locked
  );
  archive.zip.close();
  const names = [...archive.entries.keys()];
  if (names.some((one) => one === "[content_types].xml" || one === "xl/workbook.xml")) {
    const mark = marks.find(([part]) => names.some((one) => part.test(one)));
    if (mark) throw unsupported(name, mark[1]);
    return {what: "workbook", entries: []};
  }
  const mark = marks.find(([part]) => names.some((one) => part.test(one)));
  if (mark) throw unsupported(name, mark[1]);
  const entries = archive.list.filter(({fileName}) => !isJunk(fileName));
  if (entries.length === 0) throw new Failure("refused", "empty_archive", {file: name});
  return {what: "files", entries};
}

// a workbook's password makes it a compound file; only archives have locked entries
function locked(error: unknown): never {
  if (!(error instanceof Failure) || error.key !== "encrypted_workbook") throw error;
  throw new Failure("refused", "encrypted_archive", error.params, {cause: error});
}

async function openEntry(path: string, entry: Entry, place: Place): Promise<Opened[]> {
  const name = `${place.name}/${entry.fileName}`;
  return openInner({stream: () => entryBytes(path, entry, name)}, {...place, name, entry: entry.fileName});
}

async function* entryBytes(path: string, entry: Entry, name: string): AsyncGenerator<Buffer> {
  const {zip} = await refusing(name, () => openArchive(path, {totalBytes: packed.totalBytes}));
  try {
    yield* refusingEach(name, readBytes(zip, entry, name));
  } finally {
    zip.close();
  }
}

// what is packed once is read as it inflates, except a workbook, whose parts lie about in it
async function openInner(bytes: Bytes, place: Place): Promise<Opened[]> {
  const {name, temp, index, signal} = place;
  const kind = await kindOf(bytes, name);
  if (kind === "text") return [await openText(bytes, place)];
  if (kind === "markup") return openMarkup(bytes, place);
  if (kind === "gzip") throw new Failure("refused", "nested_archive", {file: name});
  const inner = join(temp, `inner-${index}`);
  await pipeline(bytes.stream(), createWriteStream(inner), {signal});
  if (kind === "ole2") throw await oldOffice(inner, name);
  const {what} = await contentsOf(inner, name);
  if (what === "files") throw new Failure("refused", "nested_archive", {file: name});
  return openWorkbook(inner, place);
}

async function oldOffice(path: string, name: string): Promise<Failure> {
  const isLocked = await isEncryptedOffice(path);
  return new Failure("refused", isLocked ? "encrypted_workbook" : "old_excel", {file: name});
}

// what systems leave in archives beside the files a person put there
function isJunk(file: string): boolean {
  const last = file.split("/").at(-1)!;
  return (
    last === "" ||
    last.startsWith(".") ||
    last.startsWith("~$") ||
    /(^|\/)__MACOSX\//.test(file) ||
    last === "Thumbs.db" ||
    last === "desktop.ini"
  );
}
