import {readFile} from "node:fs/promises";
import {basename, extname} from "node:path";
import {csvLine, parseCsv} from "./csv.ts";
import {sha256} from "./hash.ts";
import type {Corrects, LoadRecord} from "./ledger.ts";
import type {Binding} from "./mapping/bind.ts";
import type {Mapping} from "./mapping.ts";
import {fileBytes, head} from "./source/bytes.ts";
import {namedTemplate} from "./template-mappings.ts";

/** Where corrections lie below `exports/`. */
const folder = "corrections";

/** Columns that a file of corrections has behind those of the export it corrects: of which row, by whom and when. */
const names = ["file", "sha256", "sheet", "row", "entity", "number", "by", "at"] as const;
const columns = names.map((name) => `correction.${name}`);

/** A corrected row with all cells of its export. */
export type Corrected = {row: number; cells: string[]; by: string; at: string};

/** Tells a file of `exports/` that corrects others by where it lies. */
export function isCorrection(file: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** Returns a digest of a corrected row, by which the same correction is known again. */
export function rowSha(cells: string[]): string {
  return sha256(JSON.stringify(cells)).slice(0, 16);
}

/** Returns the text of a file of corrections: the export's own header and rows, each with what it corrects. */
export function correctionText(
  header: string[],
  rows: Corrected[],
  {source_file, source_sha, source_sheet, entity, number}: Omit<Corrects, "rows">
): string {
  const lines = rows.map(({row, cells, by, at}) =>
    csvLine([...cells, source_file, source_sha, source_sheet, String(row), entity, String(number), by, at])
  );
  return `\ufeff${csvLine([...header, ...columns])}${lines.join("")}`;
}

/** Returns what a file of corrections is called below `exports/`. */
export function correctionName({source_file, entity, number}: Omit<Corrects, "rows">, text: string): string {
  const name = basename(source_file, extname(source_file)).slice(0, 40);
  return `${folder}/${name}.${entity}.${number}.${sha256(text).slice(0, 8)}.csv`;
}

/** Returns what a file corrects, or undefined if it is no file of corrections. */
export async function readCorrects(path: string): Promise<Corrects | undefined> {
  const read = await readCorrections(path);
  if (!read) return undefined;
  const rows = read.rows.map(({row, cells, by, at}) => ({row, sha: rowSha(cells), by, at}));
  return {...read.of, rows};
}

/** Returns the corrected rows of a file and what they belong to, or undefined if it is no file of corrections. */
export async function readCorrections(
  path: string
): Promise<{rows: Corrected[]; of: Omit<Corrects, "rows">} | undefined> {
  if (!(await head(fileBytes(path), 1 << 16)).includes(columns.join(","))) return undefined;
  const [header, ...records] = parseCsv(await readFile(path, "utf8"));
  const width = header!.cells.length - columns.length;
  const told = records.map(({cells}) => {
    const own = Object.fromEntries(names.map((name, i) => [name, cells[width + i] ?? ""]));
    return {cells: cells.slice(0, width), ...(own as Record<(typeof names)[number], string>)};
  });
  const {file = "", sha256: source_sha = "", sheet = "", entity = "", number = "0"} = told[0] ?? {};
  return {
    rows: told.map(({row, cells, by, at}) => ({row: Number(row), cells, by, at})),
    of: {source_file: file, source_sha, source_sheet: sheet, entity, number: Number(number)}
  };
}

/** How many columns of a file of corrections are not the export's. */
export const correctionWidth = columns.length;

/** What a file corrects, and the load in force of it. */
export type Correcting = {corrects: Corrects; original: LoadRecord};

/** Returns of the loads in force that of the export which is corrected, or undefined. */
export function correctedLoad<L extends LoadRecord>(
  loads: L[],
  {source_sha, source_sheet}: Pick<Corrects, "source_sha" | "source_sheet">
): L | undefined {
  return loads.find((one) => one.source_sha === source_sha && one.source_sheet === source_sheet);
}

/** Returns the mapping that an export was read with. */
export function originalMapping(original: LoadRecord, mappings: Mapping[]): Mapping | undefined {
  return mappings.find(({name}) => name === original.mapping) ?? namedTemplate(original.mapping);
}

/** Gives the fields of corrections the forms of dates that the export's own values had made known. */
export function withFormats(
  binding: Binding,
  correcting: Pick<Correcting, "original"> | undefined,
  entity: string
): Binding {
  const formats = correcting?.original.entities.find((one) => one.entity === entity)?.formats ?? {};
  const bound = binding.bound.map((one) => {
    const also = formats[one.field];
    return also ? {...one, rule: {...one.rule, also}} : one;
  });
  return {...binding, bound};
}

/** Returns what a load of corrections says of itself: it is as old as the export it corrects. */
export function correctedStamp({corrects, original}: Correcting) {
  const {exported_at, exported_at_from} = original;
  return {exported_at, exported_at_from, corrects};
}
