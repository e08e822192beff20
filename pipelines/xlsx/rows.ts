import type {Entry} from "yauzl";
import type {Archive, Handlers} from "./archive.ts";
import {scanMarkup} from "./count.ts";
import {type Range, rangeOf} from "./ranges.ts";
import {
  columnOf,
  decodeEntities,
  decodeEscapes,
  type Epoch,
  isoText,
  LAST_COLUMN,
  type NumberKind,
  numberText,
  serialText,
  TEXT
} from "./values.ts";
import {isTrue, newStringReader} from "./workbook.ts";

/** `row` is Excel's number, from 1, and ascends; `cells` ends at the last non-empty cell. */
export type Row = {
  row: number;
  cells: string[];
  hidden: boolean;
  /** Every cell that holds something was filled from a merged range that begins above. */
  isCovered?: true;
};

export type RowReader = Required<Handlers> & {
  take: () => Row[];
  isInside: () => boolean;
  /** Reads a row in the form Excel writes it; returns where it ends, or `start` where it has another form. */
  readPlainRow: (source: string, start: number) => number;
};

export type RowBook = {file: string; strings: readonly string[]; kinds: readonly NumberKind[]; epoch: Epoch};

type Attributes<Name extends string> = Partial<Record<Name, string | undefined>>;

/** The end of a row without a prefix. */
export const ROW_END = "</row>";

const PLAIN_ROW = /[ \t\r\n]*<row r="(\d+)"((?: [A-Za-z][\w:]*="[\w.: -]*")*)>/y;
const TWICE = /(?:^| )([\w:]+)=.* \1=/;
const PLAIN_HIDDEN = / hidden="(\w*)"/;
const PLAIN_CELL = new RegExp(
  '<c r="([A-Z]{1,3}\\d{1,7})"(?: s="(\\d+)")?(?: t="(\\w+)")?(?:/>|>' +
    `(?:(?:<f(?: [a-z]+\\d?="[\\w:]*")*(?:/>|>${TEXT}</f>))?<v>(${TEXT})</v>|<is><t(?: xml:space="preserve")?>(${TEXT})</t></is>)?</c>)`,
  "y"
);

const LAST_ROW = 1_048_576;

/** Parser handlers that collect the rows of a sheet until they are taken. */
export function newRowReader(book: RowBook): RowReader {
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
      if (name === "c") closeCell(type === "inlineStr" ? inline.take() : value);
      else if (name === "v") isReading = false;
      else if (name === "row") rows.push({row, cells, hidden});
      else if (name === "sheetData") isInside = false;
      else inline.close(name);
    },
    take() {
      const taken = rows;
      rows = [];
      return taken;
    },
    isInside: () => isInside,
    readPlainRow(source, start) {
      PLAIN_ROW.lastIndex = start;
      const match = PLAIN_ROW.exec(source);
      if (!match || TWICE.test(match[0])) return start;
      const [, r, attributes = ""] = match;
      openRow({r, hidden: PLAIN_HIDDEN.exec(attributes)?.[1]});
      const end = readPlainCells(source, PLAIN_ROW.lastIndex);
      if (!source.startsWith(ROW_END, end)) return start;
      rows.push({row, cells, hidden});
      return end + ROW_END.length;
    }
  };

  function readPlainCells(source: string, start: number): number {
    for (let at = start; ; at = PLAIN_CELL.lastIndex) {
      PLAIN_CELL.lastIndex = at;
      const match = PLAIN_CELL.exec(source);
      if (!match) return at;
      const [, r, s, t, stored = "", text = ""] = match;
      openCell({r, s, t});
      closeCell(type === "inlineStr" ? decodeEscapes(decodeEntities(text)) : decodeEntities(stored));
    }
  }

  function openRow({r, hidden: isHidden}: Attributes<"r" | "hidden">): void {
    row = r === undefined ? row + 1 : Number(r);
    if (!(row >= 1 && row <= LAST_ROW)) throw new Error(`invalid xml: ${book.file}: row ${r}`);
    hidden = isTrue(isHidden);
    cells = [];
    column = -1;
  }

  function openCell({r, t = "n", s}: Attributes<"r" | "t" | "s">): void {
    column = r === undefined ? column + 1 : columnOf(r);
    if (!(column >= 0 && column <= LAST_COLUMN)) throw new Error(`invalid xml: ${book.file}: cell ${r}`);
    type = t;
    style = s === undefined ? 0 : Number(s);
    value = "";
  }

  function closeCell(raw: string): void {
    const text = type === "inlineStr" ? raw : cellText(raw, {type, style, row, book});
    type = "n";
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
      ranges.push(rangeOf(tag, archive.file));
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
    if (active.length === 0) return {row, cells, hidden};
    const filled = {row, cells: fillCells(cells, active), hidden};
    return cells.some(Boolean) ? filled : {...filled, isCovered: true};
  };
}

function cellText(
  value: string,
  {type, style, row, book}: {type: string; style: number; row: number; book: RowBook}
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

function sharedString(raw: string, {row, book}: {row: number; book: RowBook}): string {
  const text = book.strings[Number(raw)];
  if (text === undefined) throw new Error(`invalid xml: ${book.file}: row ${row}: shared string ${raw}`);
  return text;
}

function fillCells(cells: string[], ranges: (Range & {value: string})[]): string[] {
  const filled = [...cells];
  for (const {left, right, value} of ranges) {
    while (filled.length < left) filled.push("");
    for (let column = left; column <= right; ++column) filled[column] = value;
  }
  return filled;
}
