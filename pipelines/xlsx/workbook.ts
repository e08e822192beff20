import {posix} from "node:path";
import type {Entry} from "yauzl";
import {type Archive, findEntry, parseEntry} from "./archive.ts";
import {decodeEscapes, type Epoch, type NumberKind, numberKind} from "./values.ts";

/** A worksheet; `index` counts worksheets in workbook order from 0, `path` is its zip entry. */
export type Sheet = {name: string; index: number; hidden: boolean; path: string};

export type Workbook = {sheets: Sheet[]; epoch: Epoch; strings: Entry | undefined; styles: Entry | undefined};

type Relationship = {id: string; kind: string; path: string};

/** Returns the sheets, epoch and shared parts of a workbook; chart and dialog sheets are left out. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const {file} = archive;
  const path = await findWorkbookPath(archive);
  const entry = findEntry(archive, path);
  if (!entry) throw new Error(`not xlsx: ${file}`);
  const links = await readRelationships(archive, path);
  const sheets: Sheet[] = [];
  let epoch: Epoch = 1900;
  let root: string | undefined;
  await parseEntry(archive, entry, {
    open(name, attributes) {
      root ??= name;
      if (root !== "workbook") throw new Error(`not xlsx: ${file}`);
      if (name === "workbookPr" && isTrue(attributes.date1904)) epoch = 1904;
      if (name !== "sheet") return;
      const link = links.find(({id}) => id === relationshipId(attributes));
      if (!link) throw new Error(`sheet not found: ${file}: ${attributes.name}`);
      if (link.kind === "worksheet")
        sheets.push(sheetOf(attributes, {index: sheets.length, path: link.path}));
    }
  });
  return {sheets, epoch, strings: partOf("sharedStrings"), styles: partOf("styles")};

  function partOf(kind: string): Entry | undefined {
    const link = links.find((candidate) => candidate.kind === kind);
    return link && findEntry(archive, link.path);
  }
}

/** Returns how each cell style reads a number, by style index. */
export async function readNumberKinds(archive: Archive, {styles}: Workbook): Promise<NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  const path: string[] = [];
  if (!styles) return kinds;
  await parseEntry(archive, styles, {
    open(name, attributes) {
      const id = Number(attributes.numFmtId ?? 0);
      if (name === "numFmt") codes.set(id, attributes.formatCode ?? "");
      if (name === "xf" && path.at(-1) === "cellXfs") kinds.push(numberKind(id, codes.get(id)));
      path.push(name);
    },
    close() {
      path.pop();
    }
  });
  return kinds;
}

/** Collects the `t` runs of an `si` or `is`, without phonetic runs. */
export function newStringReader() {
  let joined = "";
  let run = "";
  let isReading = false;
  let isPhonetic = false;
  return {
    open(name: string): void {
      if (name === "rPh") isPhonetic = true;
      else if (name === "t") isReading = !isPhonetic;
    },
    text(value: string): void {
      if (isReading) run += value;
    },
    close(name: string): void {
      if (name === "rPh") isPhonetic = false;
      if (name !== "t") return;
      joined += decodeEscapes(run);
      run = "";
      isReading = false;
    },
    take(): string {
      const text = joined;
      joined = "";
      return text;
    }
  };
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

async function findWorkbookPath(archive: Archive): Promise<string> {
  const links = await readRelationships(archive, "");
  return links.find(({kind}) => kind === "officeDocument")?.path ?? "xl/workbook.xml";
}

// The relationships of `xl/workbook.xml` are in `xl/_rels/workbook.xml.rels`, the archive's own in `_rels/.rels`.
async function readRelationships(archive: Archive, path: string): Promise<Relationship[]> {
  const folder = posix.dirname(path);
  const entry = findEntry(archive, posix.join(folder, "_rels", `${posix.basename(path)}.rels`));
  const links: Relationship[] = [];
  if (!entry) return links;
  await parseEntry(archive, entry, {
    open(name, {Id: id = "", Type: type = "", Target: target = "", TargetMode: mode}) {
      if (name !== "Relationship" || mode === "External") return;
      links.push({id, kind: posix.basename(type), path: posix.resolve("/", folder, target).slice(1)});
    }
  });
  return links;
}

function relationshipId(attributes: Record<string, string>): string | undefined {
  const name = Object.keys(attributes).find((key) => key.endsWith(":id"));
  return name && attributes[name];
}

function sheetOf(attributes: Record<string, string>, {index, path}: Pick<Sheet, "index" | "path">): Sheet {
  const {name = "", state = "visible"} = attributes;
  return {name: decodeEscapes(name), index, hidden: state !== "visible", path};
}
