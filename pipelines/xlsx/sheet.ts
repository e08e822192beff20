import {newParser} from "./archive.ts";
import {newRowReader, ROW_END, type Row, type RowBook} from "./rows.ts";

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
  let step: (source: string) => number = readStart;
  let rest = "";
  return {take: rows.take, write, close};

  function write(text: string): void {
    const source = rest + text;
    rest = source.slice(step(source));
    if (rest.length > LONGEST_ROW) step = parse;
  }

  function close(): void {
    parser.write(rest).close();
  }

  // Only where this tag opens the rows do names without a prefix mean rows.
  function readStart(source: string): number {
    const start = source.indexOf(SHEET_START);
    if (start < 0) return 0;
    parser.write(source.slice(0, start));
    const wasInside = rows.isInside();
    parser.write(SHEET_START);
    step = rows.isInside() && !wasInside ? readRows : parse;
    const end = start + SHEET_START.length;
    return end + step(source.slice(end));
  }

  function readRows(source: string): number {
    let at = 0;
    for (let end = endOfRow(source, at); end > 0; end = endOfRow(source, at)) {
      const next = rows.isInside() ? rows.readPlainRow(source, at) : at;
      if (next > at) {
        at = next;
        continue;
      }
      const piece = source.slice(at, end);
      parser.write(piece);
      at = end;
      if (!/<[!?]/.test(piece)) continue;
      step = parse;
      return at + parse(source.slice(at));
    }
    return at;
  }

  function parse(source: string): number {
    parser.write(source);
    return source.length;
  }
}

function endOfRow(source: string, from: number): number {
  const at = source.indexOf(ROW_END, from);
  return at < 0 ? 0 : at + ROW_END.length;
}
