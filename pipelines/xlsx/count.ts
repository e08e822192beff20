import type {Entry} from "yauzl";
import {type Archive, findEntry, type Limits, openArchive, readText} from "./archive.ts";
import {type Range, rangeOf} from "./ranges.ts";
import {columnName, columnOf} from "./values.ts";
import {readWorkbook, type Sheet} from "./workbook.ts";

type MarkupHandlers = {
  /** What stands between `<` and `>`, with the tag's local name. */
  tag: (name: string, tag: string) => void;
  text?: (text: string) => void;
  /** Whether all up to the end of the row may be passed over. */
  isRowDone?: () => boolean;
};

const SPACE = 0x20;
const SLASH = 0x2f;
const COLON = 0x3a;
const LONGEST_TAG = 2 ** 20;
const LONGEST_END = 64;

const TAG = {open: "<", close: ">"};
const CDATA = {open: "<![CDATA[", close: "]]>"};
const COMMENT = {open: "<!--", close: "-->"};

/**
 * Counts the stored rows that have a non-empty value or lie under a merged range that has one above.
 * A second road beside `readRows`: it searches the markup for brackets and parses no cell.
 */
export async function countRows(file: string, sheet: Sheet): Promise<number> {
  return (await surveySheet(file, sheet)).count;
}

/** Counts the rows as `countRows` and returns the merged ranges, from the top: they stand behind all rows. */
export async function surveySheet(
  file: string,
  {path}: Sheet,
  {limits}: {limits?: Partial<Limits>} = {}
): Promise<{count: number; merged: Range[]}> {
  const archive = await openArchive(file, limits);
  try {
    const entry = findEntry(archive, path);
    if (!entry) throw new Error(`sheet not found: ${file}: ${path}`);
    const {strings} = await readWorkbook(archive);
    const emptyStrings = await findEmptyStrings(archive, strings);
    const {count, blank, merged} = await countEntryRows(archive, entry, {emptyStrings});
    const tall = new Map(merged.filter(isTall).map((range) => [firstCell(range), range.bottom]));
    merged.sort((one, other) => one.top - other.top);
    // only then may a row without a value lie under a merged range
    if (blank === 0 || tall.size === 0) return {count, merged};
    return {count: (await countEntryRows(archive, entry, {emptyStrings, tall})).count, merged};
  } finally {
    archive.zip.close();
  }
}

/**
 * Scans an entry for tags and text with plain searches: comments left out, entities left as they are.
 * Where `from` is given, all before the first piece that holds it is passed over.
 */
export async function scanMarkup(
  archive: Archive,
  entry: Entry,
  {from = "", ...handlers}: MarkupHandlers & {from?: string}
): Promise<void> {
  let rest = "";
  let isStarted = false;
  for await (const text of readText(archive, entry)) {
    rest += text;
    isStarted ||= rest.includes(from);
    rest = isStarted ? scan(rest, handlers) : rest.slice(-from.length);
    if (rest.length > LONGEST_TAG) throw new Error(`invalid xml: ${archive.file}: unclosed tag`);
  }
}

/** The last row of merged ranges that are higher than a row, by their first cell: `B7`. */
type Tall = Map<string, number>;
type CountOptions = {emptyStrings: Set<number>; tall?: Tall};

async function countEntryRows(
  archive: Archive,
  entry: Entry,
  {emptyStrings, tall = new Map()}: CountOptions
): Promise<{count: number; blank: number; merged: Range[]}> {
  const isPlacing = tall.size > 0;
  const merged: Range[] = [];
  let count = 0;
  let blank = 0;
  let row = 0;
  let column = -1;
  let reference = "";
  let covered = -1; // the last row below what is merged so far
  let type = "";
  let value = "";
  let isReading = false;
  let isPhonetic = false;
  let isFilled = false;
  await scanMarkup(archive, entry, {
    tag(name, tag) {
      if (name === "c") startCell(tag);
      else if (name === "/c") type = "n";
      else if (name === (type === "inlineStr" ? "t" : "v")) startValue(tag);
      else if (name === "/v" || name === "/t") endValue();
      else if (name === "rPh" || name === "/rPh") isPhonetic = name === "rPh";
      else if (name === "row") startRow(tag);
      else if (name === "/row") endRow();
      else if (name === "mergeCell") merged.push(rangeOf(tag, archive.file));
    },
    text(text) {
      if (isReading) value += text;
    },
    isRowDone: () => isFilled && !isPlacing
  });
  return {count, blank, merged};

  function startRow(tag: string): void {
    row = isPlacing ? Number(/\sr\s*=\s*["'](\d+)/.exec(tag)?.[1] ?? row + 1) : row;
    column = -1;
    if (tag.endsWith("/")) endRow();
  }

  function startCell(tag: string): void {
    type = typeOf(tag);
    if (!isPlacing) return;
    const [, told] = /\sr\s*=\s*["']([A-Z]+)/.exec(tag) ?? [];
    column = told ? columnOf(told) : column + 1;
    reference = `${columnName(column)}${row}`;
  }

  function startValue(tag: string): void {
    value = "";
    isReading = !isPhonetic && !tag.endsWith("/");
  }

  function endValue(): void {
    if (isReading && hasValue(type, value, emptyStrings)) {
      isFilled = true;
      covered = Math.max(covered, tall.get(reference) ?? -1);
    }
    isReading = false;
  }

  function endRow(): void {
    if (isFilled || row <= covered) count += 1;
    else blank += 1;
    isFilled = false;
  }
}

function isTall({top, bottom}: Range): boolean {
  return bottom > top;
}

function firstCell({left, top}: Range): string {
  return `${columnName(left)}${top}`;
}

async function findEmptyStrings(archive: Archive, strings: Entry | undefined): Promise<Set<number>> {
  const empty = new Set<number>();
  let index = 0;
  let isReading = false;
  let isPhonetic = false;
  let isFilled = false;
  if (!strings) return empty;
  await scanMarkup(archive, strings, {
    tag(name, tag) {
      isReading = name === "t" && !isPhonetic;
      if (name === "rPh" || name === "/rPh") isPhonetic = name === "rPh";
      if (name === "/si" || (name === "si" && tag.endsWith("/"))) endString();
    },
    text() {
      if (isReading) isFilled = true;
    }
  });
  return empty;

  function endString(): void {
    if (!isFilled) empty.add(index);
    isFilled = false;
    index += 1;
  }
}

function scan(source: string, {tag, text, isRowDone}: MarkupHandlers): string {
  const isPlain = !source.includes("<!");
  let at = 0;
  while (true) {
    if (isPlain && isRowDone?.()) {
      const end = endOfRow(source, at);
      if (end < 0) return source.slice(Math.max(at, source.length - LONGEST_END));
      at = end;
    }
    const open = source.indexOf("<", at);
    if (open !== at && at < source.length) text?.(source.slice(at, open < 0 ? undefined : open));
    if (open < 0) return "";
    const mark = markOf(source, open);
    const close = source.indexOf(mark.close, open);
    if (close < 0) return source.slice(open);
    const inside = source.slice(open + mark.open.length, close);
    if (mark === TAG) tag(localName(inside), inside);
    else if (mark === CDATA && inside !== "") text?.(inside);
    at = close + mark.close.length;
  }
}

// where the end tag of a row begins, whatever its prefix
function endOfRow(source: string, from: number): number {
  for (let at = source.indexOf("row>", from); at >= 0; at = source.indexOf("row>", at + 1)) {
    const open = source.lastIndexOf("<", at);
    if (open >= from && /^<\/([\w.-]+:)?$/.test(source.slice(open, at))) return open;
  }
  return -1;
}

function markOf(source: string, at: number): typeof TAG {
  if (source.startsWith(COMMENT.open, at)) return COMMENT;
  return source.startsWith(CDATA.open, at) ? CDATA : TAG;
}

function localName(tag: string): string {
  let colon = 0;
  let end = 1;
  for (; end < tag.length; ++end) {
    const code = tag.charCodeAt(end);
    if (code <= SPACE || code === SLASH) break;
    if (code === COLON) colon = end;
  }
  if (colon === 0) return tag.slice(0, end);
  return tag.startsWith("/") ? `/${tag.slice(colon + 1, end)}` : tag.slice(colon + 1, end);
}

function typeOf(tag: string): string {
  return /\st\s*=\s*["'](\w+)/.exec(tag)?.[1] ?? "n";
}

function hasValue(type: string, value: string, emptyStrings: Set<number>): boolean {
  if (type === "s") return value.trim() !== "" && !emptyStrings.has(Number(value));
  return type === "str" || type === "inlineStr" ? value !== "" : value.trim() !== "";
}
