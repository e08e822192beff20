import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type Cell, writeWorkbook} from "../xlsx.ts";
import {type Form, type FormName, forms} from "./forms.ts";
import type {Rows} from "./rows.ts";

type Sheet = {name: string; form: Form; rows: string[][]};

/** Workbooks being written, every row kept until the end: their forms do not grow with the tickets. */
export function createBooks(folder: string) {
  const books = new Map<string, Sheet[]>();
  const current = new Map<string, Sheet>();
  /** Turns to a sheet; returns whether it is a new one that begins with a title. */
  function turnTo(name: FormName, sheet: string | undefined): boolean {
    const form: Form = forms[name];
    if (!form.sheet) return false;
    const sheets = books.get(form.file) ?? [];
    books.set(form.file, sheets);
    const wanted = sheet ?? form.sheet;
    const found = sheets.find((one) => one.name === wanted && one.form === form);
    if (!found) sheets.push({name: wanted, form, rows: []});
    current.set(name, found ?? sheets.at(-1)!);
    return found === undefined && form.title !== undefined;
  }
  return {
    turnTo,
    /** Returns rows that go to the sheet last turned to. */
    open(name: FormName): Rows {
      const add = (cells: readonly string[]) => current.get(name)!.rows.push([...cells]);
      return {
        write: add,
        writeSum: add,
        writeTwice(early, late) {
          add(early);
          add(late);
        },
        writeBlank: () => add([]),
        isFull: () => false,
        flush: async () => {},
        close: async () => {}
      };
    },
    async close() {
      for (const [file, sheets] of books)
        await writeFile(join(folder, file), writeWorkbook(inOrder(sheets).map(lay)));
    }
  };
}

// sheets of one form are periods
function inOrder(sheets: Sheet[]): Sheet[] {
  const isPeriodic = sheets.every(({form}) => form === sheets[0]!.form);
  return isPeriodic ? sheets.toSorted((left, right) => (left.name < right.name ? -1 : 1)) : sheets;
}

// a title stands above the header, merged over all columns
function lay({name, form, rows}: Sheet) {
  const body = rows.map((cells) => cells.map(toCell));
  const {columns, title} = form;
  if (!title) return {name, header: columns, rows: body, frozen: false};
  const merges = [{row: 1, columns: columns.length}];
  return {name, header: [`${title} ${name}`], rows: [columns, ...body], merges, frozen: false};
}

// numbers are numbers in Excel; one with a zero in front is a code
function toCell(text: string): Cell {
  return /^-?(0|[1-9]\d{0,11})(\.\d{1,4})?$/.test(text) ? {decimal: text} : text;
}
