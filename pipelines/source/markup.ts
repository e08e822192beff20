import {detectEncoding, readText} from "../encoding.ts";
import {Failure} from "../failure.ts";
import {newRowCounter} from "../markup/count.ts";
import {type Dialect, type MarkupRow, newTableReader} from "../markup/tables.ts";
import {keptRows, type Opened} from "../source.ts";
import {type Bytes, head} from "./bytes.ts";
import {openRows} from "./rows.ts";
import type {Place} from "./text.ts";

type Page = {bytes: Bytes; encoding: string; dialect: Dialect; name: string};
type Listed = {index: number; name: string; first: MarkupRow[]};

/** Opens the tables of a web page or of Excel's XML of 2003 that hold something; refuses a page without any. */
export async function openMarkup(bytes: Bytes, place: Place): Promise<Opened[]> {
  const {name} = place;
  const page = {bytes, name, ...(await languageOf(bytes, name))};
  const tables = await tablesOf(page);
  if (tables.length === 0) throw new Failure("refused", "html_table", {file: name});
  const opened: Opened[] = [];
  for (const {index, name: sheet, first} of tables) {
    const label = sheet || (tables.length > 1 ? `#${index + 1}` : "");
    const table = {
      sheet: [place.entry, label].filter(Boolean).join("/"),
      name: sheet,
      position: page.dialect === "xml" ? index + 1 : 0,
      encoding: page.encoding,
      isHidden: false,
      merged: {
        across: first.filter(({isAcross}) => isAcross).map(({row}) => row),
        down: first.filter(({isDown}) => isDown).map(({row}) => row)
      },
      first,
      rows: () => rowsOf(page, index),
      count: () => countOf(page, index)
    };
    opened.push(await openRows(table, {...place, index: place.index + opened.length}));
  }
  return opened;
}

async function languageOf(bytes: Bytes, name: string): Promise<{encoding: string; dialect: Dialect}> {
  const found = await detectEncoding(bytes, name);
  const start = new TextDecoder(found.replace("-bom", "")).decode(await head(bytes, 8192), {stream: true});
  const isXml = start.includes("urn:schemas-microsoft-com:office:spreadsheet") && !/<html[\s>]/i.test(start);
  const dialect = isXml ? "xml" : "html";
  if (found !== "gb18030") return {encoding: found, dialect};
  const [, told] = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(start) ?? [];
  return {encoding: (told && legacyEncoding(told)) ?? found, dialect};
}

// what a page says of itself is believed only where its bytes are no UTF-8
function legacyEncoding(label: string): string | undefined {
  try {
    const {encoding} = new TextDecoder(label);
    return /^(utf-|gbk$)/.test(encoding) ? undefined : encoding;
  } catch {
    return undefined;
  }
}

async function tablesOf(page: Page): Promise<Listed[]> {
  const tables: Listed[] = [];
  const reader = newTableReader(
    {
      table: (table) => tables.push({...table, first: []}),
      row(index, row) {
        const {first} = tables[index]!;
        if (first.length < keptRows) first.push(row);
      }
    },
    page.dialect
  );
  await readInto(page, reader);
  if (reader.isOpen()) throw new Failure("refused", "truncated_file", {file: page.name});
  return tables.filter(({first}) => first.length > 0);
}

async function* rowsOf({bytes, encoding, dialect, name}: Page, wanted: number): AsyncGenerator<MarkupRow[]> {
  let rows: MarkupRow[] = [];
  const reader = newTableReader(
    {
      table() {},
      row(index, row) {
        if (index === wanted) rows.push(row);
      }
    },
    dialect
  );
  for await (const text of readText(bytes, encoding, name)) {
    reader.write(text);
    if (rows.length > 0) yield rows;
    rows = [];
  }
  reader.end();
  yield rows;
}

async function countOf(page: Page, index: number): Promise<number> {
  const counter = newRowCounter(page.dialect);
  await readInto(page, counter);
  return counter.countOf(index);
}

type Sink = {write(text: string): void; end(): void};

async function readInto({bytes, encoding, name}: Page, sink: Sink): Promise<void> {
  try {
    for await (const text of readText(bytes, encoding, name)) sink.write(text);
    sink.end();
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("invalid markup"))) throw error;
    throw new Failure("refused", "truncated_file", {file: name}, {cause: error});
  }
}
