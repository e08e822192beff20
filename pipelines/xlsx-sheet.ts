import {newParser} from "./xlsx-archive.ts";
import {newRowReader, ROW_END, type Row, type RowBook} from "./xlsx-rows.ts";

export type SheetReader = {write: (text: string) => void; close: () => void; take: () => Row[]};

const SHEET_START = "<sheetData>";
const LONGEST_ROW = 2 ** 20;

/**
 * Reads the text of a sheet as it comes. Rows in the form Excel writes them take a short way around the
 * parser; other rows do not, nor does any more of a sheet once it has shown a comment, CDATA or a prefix.
 */
export function newSheetReader(book: RowBook): SheetReader {
  const rows = newRowReader(book);
  const parser = newParser(book.file, rows);
  let rest = "";
  let isStarted = false;
  let isPlain = true;
  return {take: rows.take, write, close};

  function write(text: string): void {
    const source = rest + text;
    const end = isPlain ? lastEnd(source) : 0;
    let at = 0;
    while (isPlain && at < end) {
      const next = isStarted && rows.isBetweenRows() ? rows.readPlainRow(source, at) : at;
      at = next > at ? next : parsePiece(source, at);
    }
    rest = source.slice(at);
    if (!isPlain || rest.length > LONGEST_ROW) parseRest();
  }

  function close(): void {
    parseRest();
    parser.close();
  }

  function parsePiece(source: string, at: number): number {
    const end = (isStarted ? undefined : endOf(source, SHEET_START, at)) ?? endOf(source, ROW_END, at) ?? source.length;
    const piece = source.slice(at, end);
    const wasInside = rows.isInside();
    parser.write(piece);
    if (isStarted && /<[!?]/.test(piece)) isPlain = false;
    if (!wasInside && rows.isInside()) isStarted = piece.endsWith(SHEET_START);
    return end;
  }

  function parseRest(): void {
    parser.write(rest);
    rest = "";
    isPlain = false;
  }
}

function endOf(source: string, mark: string, from: number): number | undefined {
  const at = source.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}

function lastEnd(source: string): number {
  const ends = [SHEET_START, ROW_END].map((mark) => source.lastIndexOf(mark) + mark.length);
  return Math.max(...ends);
}
