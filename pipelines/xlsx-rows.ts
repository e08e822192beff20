import type {Entry} from "yauzl";
import type {Archive, Handlers} from "./xlsx-archive.ts";
import {scanMarkup} from "./xlsx-count.ts";
import {
  columnOf,
  decodeEscapes,
  type Epoch,
  isoText,
  type NumberKind,
  numberText,
  serialText
} from "./xlsx-values.ts";
import {isTrue, newStringReader} from "./xlsx-workbook.ts";

/** `row` is Excel's number, from 1; `cells` ends at the last non-empty cell. */
export type Row = {row: number; cells: string[]; hidden: boolean};

type Range = {top: number; left: number; bottom: number; right: number};

type Book = {file: string; strings: string[]; kinds: NumberKind[]; epoch: Epoch};

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;

/** Parser handlers that collect the rows of a sheet until they are taken. */
export function newRowReader(book: Book): Required<Handlers> & {take: () => Row[]} {
  const inline = newStringReader();
  let rows: Row[] = [];
  let cells: string[] = [];
  let row = 0;
  let column = -1;
  let hidden = false;
  let type = "n";
  let style = 0;
  let value = "";
  let isReading = false;
  let isInside = false;

  return {
    open(name, attributes) {
      if (name === "sheetData") isInside = true;
      if (!isInside) return;
      if (name === "c") openCell(attributes);
      else if (name === "v") isReading = true;
      else if (name === "row") openRow(attributes);
      else if (type === "inlineStr") inline.open(name);
    },
    text(text) {
      if (isReading) value += text;
      else inline.text(text);
    },
    close(name) {
      if (!isInside) return;
      if (name === "c") closeCell();
      else if (name === "v") isReading = false;
      else if (name === "row") rows.push({row, cells, hidden});
      else if (name === "sheetData") isInside = false;
      else inline.close(name);
    },
    take() {
      const taken = rows;
      rows = [];
      return taken;
    }
  };

  function openRow({r, hidden: isHidden}: Record<string, string>): void {
    row = r === undefined ? row + 1 : Number(r);
    if (!(row >= 1 && row <= LAST_ROW)) throw new Error(`invalid xml: ${book.file}: row ${r}`);
    hidden = isTrue(isHidden);
    cells = [];
    column = -1;
  }

  function openCell({r, t = "n", s}: Record<string, string>): void {
    column = r === undefined ? column + 1 : columnOf(r);
    if (!(column >= 0 && column <= LAST_COLUMN)) throw new Error(`invalid xml: ${book.file}: cell ${r}`);
    type = t;
    style = s === undefined ? 0 : Number(s);
    value = "";
  }

  function closeCell(): void {
    const text = type === "inlineStr" ? inline.take() : cellText(value, {type, style, row, book});
    if (text === "") return;
    while (cells.length < column) cells.push("");
    cells[column] = text;
  }
}

/** Returns the merged ranges of a sheet from the top; they stand behind the rows, so this reads it once more. */
export async function readMergedRanges(archive: Archive, entry: Entry): Promise<Range[]> {
  const ranges: Range[] = [];
  await scanMarkup(archive, entry, {
    from: "mergeCells",
    tag(name, tag) {
      if (name !== "mergeCell") return;
      const range = rangeOf(tag);
      if (!range) throw new Error(`invalid xml: ${archive.file}: ${tag}`);
      ranges.push(range);
    }
  });
  return ranges.sort((a, b) => a.top - b.top);
}

/** Returns a function that gives ascending rows the top-left value over each range; rows not stored stay away. */
export function newMergeFill(ranges: Range[]): (row: Row) => Row {
  let next = 0;
  let active: (Range & {value: string})[] = [];
  return function fill({row, cells, hidden}) {
    active = active.filter(({bottom}) => bottom >= row);
    for (; next < ranges.length && ranges[next]!.top <= row; ++next) {
      const range = ranges[next]!;
      const value = range.top === row ? (cells[range.left] ?? "") : "";
      if (value !== "") active.push({...range, value});
    }
    return active.length === 0 ? {row, cells, hidden} : {row, cells: fillCells(cells, active), hidden};
  };
}

function cellText(
  value: string,
  {type, style, row, book}: {type: string; style: number; row: number; book: Book}
): string {
  if (type === "str") return decodeEscapes(value);
  const raw = value.trim();
  if (raw === "") return "";
  const kind = book.kinds[style] ?? "number";
  switch (type) {
    case "s":
      return sharedString(raw, {row, book});
    case "b":
      return isTrue(raw) ? "TRUE" : "FALSE";
    case "e":
      return raw;
    case "d":
      return isoText(raw, kind);
    default:
      return kind === "number" ? numberText(raw) : serialText(raw, kind, book.epoch);
  }
}

function sharedString(raw: string, {row, book}: {row: number; book: Book}): string {
  const text = book.strings[Number(raw)];
  if (text === undefined) throw new Error(`invalid xml: ${book.file}: row ${row}: shared string ${raw}`);
  return text;
}

function rangeOf(tag: string): Range | undefined {
  const [, from, top, to = from, bottom = top] =
    /\sref\s*=\s*["']([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?["']/.exec(tag) ?? [];
  if (!from || !to || columnOf(to) > LAST_COLUMN) return undefined;
  return {top: Number(top), left: columnOf(from), bottom: Number(bottom), right: columnOf(to)};
}

function fillCells(cells: string[], ranges: (Range & {value: string})[]): string[] {
  const filled = [...cells];
  for (const {left, right, value} of ranges) {
    while (filled.length < left) filled.push("");
    for (let column = left; column <= right; ++column) filled[column] = value;
  }
  return filled;
}
