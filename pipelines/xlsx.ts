/**
 * Excel workbooks as rows of text, read as streams. A file is refused with an error that begins
 * `not xlsx`, `encrypted workbook`, `old excel format`, `truncated workbook`, `zip bomb`,
 * `invalid xml` or `sheet not found`.
 */
import type {Entry} from "yauzl";
import {type Archive, findEntry, type Limits, openArchive, readText} from "./xlsx/archive.ts";
import {newMergeFill, type Row, readMergedRanges} from "./xlsx/rows.ts";
import {newSheetReader} from "./xlsx/sheet.ts";
import {readNumberKinds, readSharedStrings, readWorkbook, type Sheet} from "./xlsx/workbook.ts";

export type {Limits} from "./xlsx/archive.ts";
export {countRows} from "./xlsx/count.ts";
export type {Row} from "./xlsx/rows.ts";
export type {Format} from "./xlsx/styles.ts";
export type {Sheet} from "./xlsx/workbook.ts";
export {type Cell, type SheetContent, writeWorkbook} from "./xlsx/write.ts";

type RowOptions = {fillMerged?: boolean; limits?: Partial<Limits>};

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
  {fillMerged = false, limits}: RowOptions = {}
): AsyncGenerator<Row[]> {
  const archive = await openArchive(file, limits);
  try {
    const entry = findEntry(archive, path);
    if (!entry) throw new Error(`sheet not found: ${file}: ${path}`);
    const fill = fillMerged ? newMergeFill(await readMergedRanges(archive, entry)) : undefined;
    for await (const rows of readEntryRows(archive, entry)) yield fill ? rows.map(fill) : rows;
  } finally {
    archive.zip.close();
  }
}

async function* readEntryRows(archive: Archive, entry: Entry): AsyncGenerator<Row[]> {
  const workbook = await readWorkbook(archive);
  const strings = await readSharedStrings(archive, workbook);
  const kinds = await readNumberKinds(archive, workbook);
  const reader = newSheetReader({file: archive.file, strings, kinds, epoch: workbook.epoch});
  for await (const text of readText(archive, entry)) {
    reader.write(text);
    const rows = reader.take();
    if (rows.length > 0) yield rows;
  }
  reader.close();
  yield reader.take();
}
