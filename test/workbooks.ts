import {writeFile} from "node:fs/promises";
import {readRows, readSheets, type SheetContent, writeWorkbook} from "../pipelines/xlsx.ts";

/** A workbook as rows of text, by sheet: what a person sees and edits. */
export type Book = {name: string; hidden: boolean; rows: string[][]}[];

export async function readBook(path: string): Promise<Book> {
  const book: Book = [];
  for (const sheet of await readSheets(path)) {
    const rows: string[][] = [];
    for await (const {row, cells} of readRows(path, sheet)) rows[row - 1] = cells;
    book.push({name: sheet.name, hidden: sheet.hidden, rows: Array.from(rows, (row) => row ?? [])});
  }
  return book;
}

async function saveBook(path: string, book: Book): Promise<void> {
  const sheets = book.map(
    ({name, hidden, rows: [header = [], ...rows]}): SheetContent => ({
      ...{name, hidden, header, rows}
    })
  );
  await writeFile(path, writeWorkbook(sheets));
}

/** Changes a workbook in place as a person would and saves it. */
export async function editBook(path: string, edit: (sheet: (name: string) => Edited) => void): Promise<void> {
  const book = await readBook(path);
  edit((name) => {
    const sheet = book.find((one) => one.name === name);
    if (!sheet) throw new Error(`sheet not found: ${name}`);
    const place = (column: string) => {
      const i = sheet.rows[0]!.indexOf(column);
      if (i < 0) throw new Error(`column not found: ${column}`);
      return i;
    };
    return {
      rows: sheet.rows,
      get: (row, column) => sheet.rows[row - 1]![place(column)] ?? "",
      set: (row, column, text) => {
        const cells = sheet.rows[row - 1]!;
        while (cells.length <= place(column)) cells.push("");
        cells[place(column)] = text;
      }
    };
  });
  await saveBook(path, book);
}

export type Edited = {
  rows: string[][];
  /** `row` counts as Excel does: the header is 1. */
  get(row: number, column: string): string;
  set(row: number, column: string, text: string): void;
};
