import {mkdtempSync, rmSync} from "node:fs";
import {mkdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {openDatabase, rowsOf} from "../pipelines/duckdb.ts";
import {Failure} from "../pipelines/failure.ts";
import {headerAt} from "../pipelines/find-header.ts";
import {openSources, type Source} from "../pipelines/source.ts";
import {draws} from "./draws.ts";
import {formats, markupFormats, type Table} from "./tables.ts";

vi.setConfig({testTimeout: draws({quick: 240_000, full: 1_800_000})});
fc.configureGlobal({seed: 20240515});

const folder = mkdtempSync(join(tmpdir(), "formats-"));
let database: Awaited<ReturnType<typeof openDatabase>>;
let made = 0;
const counts = {tables: 0, cells: 0, bytes: 0, read: 0, refused: 0};

beforeAll(async () => {
  database = await openDatabase(":memory:");
});
afterAll(() => {
  database.close();
  rmSync(folder, {recursive: true});
  console.log(`formats: ${JSON.stringify(counts)}`);
});

const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-z一-龥]{1,6}$/), {minLength: 2, maxLength: 5});
const letters = fc.constantFrom(
  ...["a", "工", "单", "é", "😀", "𠮷", "㐀", "1", ".", "-", " ", ",", ";", "\t", "|", '"', '""', "'", "\n"],
  ...["\r\n", "<", ">", "&", "&amp;", "=", "/", "\\", "\u3000", "￥", "％", "_x000D_", "]]>", "#N/A", "null"]
);
const cell = fc.oneof(
  {weight: 3, arbitrary: fc.array(letters, {maxLength: 6}).map((parts) => parts.join(""))},
  {weight: 1, arbitrary: fc.constant("")},
  {weight: 1, arbitrary: fc.string({unit: "binary", maxLength: 5}).map(printable)}
);
const table: fc.Arbitrary<Table> = names.chain((header) =>
  fc
    .array(fc.array(cell, {minLength: header.length, maxLength: header.length}), {minLength: 1, maxLength: 8})
    .map((rows) => [header, ...rows])
);

describe("any table", () => {
  it.each(formats)("written as $name is read back equal", ({write}) => roundTrip(write, (text) => text));

  // a page's blanks at the end of a line are no text, and Excel's XML tells no blank cell from an empty one
  it.each(markupFormats)("written as $name is read back equal", ({name, write}) =>
    roundTrip(write, name.startsWith("XML") ? emptyIfBlank : (text) => text.replace(/^\n+|\n+$/g, ""))
  );
});

describe("any bytes", () => {
  it("end in rows that add up, or in a refusal", () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({maxLength: 400}), (bytes) => endsWell(bytes)),
      {numRuns: draws({quick: 60, full: 300})}
    ));

  it("that begin as some format does end in rows that add up, or in a refusal", () => {
    const starts = [
      "PK\x03\x04",
      "\x1f\x8b\x08\0",
      "\xff\xfe",
      "\xfe\xff",
      "\xef\xbb\xbf",
      "<table>",
      "<?xml ",
      "a,b\n"
    ];
    const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({maxLength: 200}));
    return fc.assert(
      fc.asyncProperty(bytes, ([start, rest]) =>
        endsWell(Buffer.concat([Buffer.from(start, "latin1"), rest]))
      ),
      {numRuns: draws({quick: 60, full: 300})}
    );
  });

  it("of a good file, cut, overwritten or doubled, end in rows that add up, or in a refusal", () => {
    const all = [...formats, ...markupFormats];
    const change = fc.record({
      format: fc.nat(all.length - 1),
      table,
      at: fc.double({min: 0, max: 1, noNaN: true}),
      how: fc.constantFrom("cut", "flip", "insert", "double", "zero"),
      bytes: fc.uint8Array({minLength: 1, maxLength: 8})
    });
    return fc.assert(
      fc.asyncProperty(change, ({format, table: written, ...how}) =>
        endsWell(mutated(Buffer.from(all[format]!.write(written)), how))
      ),
      {numRuns: draws({quick: 100, full: 600})}
    );
  });
});

async function roundTrip(write: (table: Table) => Uint8Array, kept: (text: string) => string): Promise<void> {
  await fc.assert(
    fc.asyncProperty(table, async (written) => {
      const {cells, source, count} = await readBack(write(written));
      const [header, ...rows] = written.map((row) => row.map(kept));
      expect(source.header).toEqual(header);
      expect(cells).toEqual(rows.filter((row) => row.some((one) => one !== "")));
      expectToAddUp(source, count);
      counts.tables++;
      counts.cells += written.length * header!.length;
    }),
    {numRuns: 12}
  );
}

async function endsWell(bytes: Uint8Array): Promise<void> {
  counts.bytes++;
  try {
    const {source, count} = await readBack(bytes);
    expectToAddUp(source, count);
    counts.read++;
  } catch (error) {
    if (!(error instanceof Failure) || error.exit !== "refused") throw error;
    counts.refused++;
  }
}

// a record with something after a closing quote may come out as fewer rows: the load refuses it for that
function expectToAddUp({records, titles, blanks, covered, rejects, broken}: Source, count: number): void {
  if (!broken) expect(count + titles + blanks + covered + rejects.length).toBe(records);
}

/** Reads the first table of a file below its first row. */
async function readBack(bytes: Uint8Array): Promise<{source: Source; cells: string[][]; count: number}> {
  const place = join(folder, String(++made));
  await mkdir(place);
  await writeFile(join(place, "file"), bytes);
  try {
    const tables = await openSources(join(place, "file"), {name: "file", temp: join(place, "temp")});
    const opened = tables.find(({views}) => views[0]!.rows.length > 0);
    if (!opened) throw new Failure("refused", "empty_file", {file: "file"});
    const view = opened.views[0]!;
    const source = await opened.read(database.connection, view, headerAt(view, view.rows[0]!));
    const rows = await rowsOf<Record<string, string>>(
      database.connection,
      `select * from ${source.table} order by source_row`
    );
    const cells = rows.map((row) => source.header.map((_, i) => row[`c${i}`] ?? ""));
    return {source, count: rows.length, cells: cells.filter((row) => row.some((one) => one !== ""))};
  } finally {
    await rm(place, {recursive: true});
  }
}

type Change = {at: number; how: string; bytes: Uint8Array};

function mutated(file: Buffer, {at, how, bytes}: Change): Buffer {
  const place = Math.floor(at * file.length);
  const [before, after] = [file.subarray(0, place), file.subarray(place)];
  if (how === "cut") return before;
  if (how === "insert") return Buffer.concat([before, bytes, after]);
  if (how === "double") return Buffer.concat([file, after]);
  const changed = Buffer.from(file);
  for (const [i, byte] of bytes.entries())
    if (place + i < file.length) changed[place + i] = how === "zero" ? 0 : changed[place + i]! ^ byte;
  return changed;
}

// what no XML and no GB18030 can hold is not asked of them
function printable(text: string): string {
  return text.replace(/[^\t\n\x20-\x7e\u00a1-\ud7ff\u{10000}-\u{10ffff}]/gu, "");
}

function emptyIfBlank(text: string): string {
  return /^[ \t\n\f]*$/.test(text) ? "" : text;
}
