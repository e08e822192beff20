/**
 * Excel workbooks as rows of text, read as streams. A file is refused with an error that begins
 * `not xlsx`, `encrypted workbook`, `old excel format`, `truncated workbook`, `zip bomb`,
 * `invalid xml` or `sheet not found`.
 */
import type {Entry} from "yauzl";
import {type Archive, findEntry, type Limits, openArchive, readText} from "./xlsx/archive.ts";
import type {Range} from "./xlsx/ranges.ts";
import {newMergeFill, type Row, type RowBook, readMergedRanges} from "./xlsx/rows.ts";
import {newSheetReader} from "./xlsx/sheet.ts";
import {readSharedStrings} from "./xlsx/strings.ts";
import {readNumberKinds, readWorkbook, type Sheet} from "./xlsx/workbook.ts";

export type {Limits} from "./xlsx/archive.ts";
export {countRows, surveySheet} from "./xlsx/count.ts";
export type {Row} from "./xlsx/rows.ts";
export type {Format} from "./xlsx/styles.ts";
export type {Sheet} from "./xlsx/workbook.ts";
export {type Cell, type SheetContent, writeWorkbook} from "./xlsx/write.ts";

/** What all sheets of a workbook share: its strings, styles and epoch. */
export type Book = Omit<RowBook, "file">;

type RowOptions = {
  fillMerged?: boolean;
  limits?: Partial<Limits>;
  /** What `readBook` and `surveySheet` returned, not to be read again. */
  book?: Book;
  merged?: Range[];
};

/** Returns the worksheets, and what reading one of them needs of the workbook, read once for all. */
export async function readBook(file: string): Promise<Book & {sheets: Sheet[]}> {
  const archive = await openArchive(file);
  try {
    return {...(await bookOf(archive)), sheets: (await readWorkbook(archive)).sheets};
  } finally {
    archive.zip.close();
  }
}

/** Returns the worksheets in workbook order, hidden ones included. */
export async function readSheets(file: string, {limits}: {limits?: Partial<Limits>} = {}): Promise<Sheet[]> {
  const archive = await openArchive(file, limits);
  try {
    return (await readWorkbook(archive)).sheets;
  } finally {
    archive.zip.close();
  }
}

/** Yields the stored rows in order; with `fillMerged` every cell of a merged range has its top-left value. */
export async function* readRows(file: string, sheet: Sheet, options: RowOptions = {}): AsyncGenerator<Row> {
  for await (const rows of readRowBatches(file, sheet, options)) {
    for (const row of rows) yield row;
  }
}

/** Yields the rows of `readRows` some hundreds at a time, which is faster. */
export async function* readRowBatches(
  file: string,
  {path}: Sheet,
  {fillMerged = false, limits, book, merged}: RowOptions = {}
): AsyncGenerator<Row[]> {
  const archive = await openArchive(file, limits);
  try {
    const entry = findEntry(archive, path);
    if (!entry) throw new Error(`sheet not found: ${file}: ${path}`);
    const fill = fillMerged ? newMergeFill(merged ?? (await readMergedRanges(archive, entry))) : undefined;
    const shared = book ?? (await bookOf(archive));
    for await (const rows of readEntryRows(archive, entry, shared)) yield fill ? rows.map(fill) : rows;
  } finally {
    archive.zip.close();
  }
}

async function bookOf(archive: Archive): Promise<Book> {
  const workbook = await readWorkbook(archive);
  const strings = await readSharedStrings(archive, workbook.strings);
  return {strings, kinds: await readNumberKinds(archive, workbook), epoch: workbook.epoch};
}

async function* readEntryRows(archive: Archive, entry: Entry, book: Book): AsyncGenerator<Row[]> {
  const reader = newSheetReader({file: archive.file, ...book});
  let last = 0;
  for await (const text of readText(archive, entry)) {
    reader.write(text);
    const rows = takeAscending();
    if (rows.length > 0) yield rows;
  }
  reader.close();
  yield takeAscending();

  // a number that comes twice would be two rows of one name
  function takeAscending(): Row[] {
    const rows = reader.take();
    for (const {row} of rows) {
      if (row <= last) throw new Error(`invalid xml: ${archive.file}: row ${row} after ${last}`);
      last = row;
    }
    return rows;
  }
}
