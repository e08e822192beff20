import {Failure} from "../failure.ts";
import {readMarker} from "../marker.ts";
import {type Key, type Localized, type Params, say} from "../messages.ts";
import {readRows, readSheets} from "../xlsx.ts";
import type {Column, Role} from "./workbook.ts";

export type ReceivedLoad = {
  load_id: string;
  source_file: string;
  source_sha: string;
  source_sheet: string;
};
/** A row as it came back; `at` is its place in the workbook. */
export type ReceivedRow = {
  sheet: string;
  at: number;
  entity: string;
  load_id: string;
  row: number;
  header: string[];
  cells: string[];
};
export type ReceivedName = {sheet: string; at: number; name: string; target: string};
export type Received = {
  workspace: string;
  loads: Map<string, ReceivedLoad>;
  rows: ReceivedRow[];
  names: ReceivedName[];
};

type Sheet = {name: string; entity: string; columns: Column[]};
type Line = {at: number; cells: string[]};

/** Reads a workbook that `repair` wrote and a person has edited; refuses one whose columns or row names were changed. */
export async function readReceived(path: string, file: string): Promise<Received> {
  const marker = await readMarker(path);
  if (marker?.kind !== "repair") throw new Failure("refused", "not_a_repair", {file});
  const {loads, sheets} = remembered(marker.rows);
  const faults: Localized[] = [];
  const received: Received = {workspace: marker.words[1] ?? "", loads, rows: [], names: []};
  for (const sheet of sheets) {
    const lines = await readLines(path, sheet);
    const wrong = lines
      ? headerFaults(sheet, lines[0]?.cells ?? [])
      : [fault("repair_no_sheet", {sheet: sheet.name})];
    faults.push(...wrong);
    if (!lines || wrong.length > 0) continue;
    const filled = lines.slice(1).filter(({cells}) => cells.some((cell) => cell.trim() !== ""));
    if (sheet.entity === "") received.names.push(...filled.map((line) => nameOf(sheet, line)));
    else received.rows.push(...rowsOf(sheet, filled, {loads, faults}));
  }
  if (faults.length > 0)
    throw new Failure("refused", "invalid_repair", {
      file,
      detail: (language) => faults.map((one) => `\n  ${one(language)}`).join("")
    });
  return received;
}

function remembered(words: string[][]): {loads: Map<string, ReceivedLoad>; sheets: Sheet[]} {
  const loads = new Map<string, ReceivedLoad>();
  const sheets: Sheet[] = [];
  for (const [what, ...rest] of words) {
    const [a = "", b = "", c = "", d = ""] = rest;
    if (what === "load") loads.set(a, {load_id: a, source_file: b, source_sha: c, source_sheet: d});
    if (what === "sheet") sheets.push({name: a, entity: b, columns: []});
    if (what === "column")
      sheets
        .find(({name}) => name === a)!
        .columns.push({role: b as Role, title: d, cell: c === "" ? undefined : Number(c)});
  }
  return {loads, sheets};
}

async function readLines(path: string, {name}: Sheet): Promise<Line[] | undefined> {
  const sheet = (await readSheets(path)).find((one) => one.name === name);
  if (!sheet) return undefined;
  const lines: Line[] = [];
  for await (const {row, cells} of readRows(path, sheet)) lines.push({at: row, cells});
  return lines;
}

function headerFaults({name: sheet, columns}: Sheet, header: string[]): Localized[] {
  const found = [...header];
  while (found.length > columns.length && found.at(-1)!.trim() === "") found.pop();
  const titles = columns.map(({title}) => title);
  if (found.length === titles.length && titles.every((title, i) => alike(title, found[i]!))) return [];
  const missing = titles.filter((title) => !found.some((one) => alike(one, title)));
  const added = found.filter((title) => !titles.some((one) => alike(one, title)));
  const listed = (names: string[]) => names.join(", ");
  return [
    ...(missing.length > 0 ? [fault("repair_columns_missing", {sheet, column: listed(missing)})] : []),
    ...(added.length > 0 ? [fault("repair_columns_added", {sheet, column: listed(added)})] : []),
    ...(missing.length + added.length === 0 ? [fault("repair_columns_moved", {sheet})] : [])
  ];
}

type RowOptions = {loads: Map<string, ReceivedLoad>; faults: Localized[]};

function rowsOf(
  {name: sheet, entity, columns}: Sheet,
  lines: Line[],
  {loads, faults}: RowOptions
): ReceivedRow[] {
  const places = new Map<string, number>();
  const header = columns.flatMap(({role, title}) => (role === "cell" ? [title] : []));
  return lines.flatMap(({at, cells}) => {
    const of = (role: Role) => cells[columns.findIndex((one) => one.role === role)]?.trim() ?? "";
    const id = of("id");
    const told = (key: Key, params: Params = {}) => {
      faults.push(fault(key, {sheet, row: at, ...params}));
      return [];
    };
    if (id === "") return told("repair_row_added");
    const [load_id = "", number = ""] = id.split(":");
    const load = loads.get(load_id);
    if (!load || !/^\d+$/.test(number)) return told("repair_id_unknown", {value: id});
    const isOwn =
      of("file") === load.source_file.trim() &&
      of("sheet") === load.source_sheet.trim() &&
      of("row") === number;
    if (!isOwn) return told("repair_id_changed", {value: id});
    if (cells.slice(columns.length).some((cell) => cell.trim() !== "")) return told("repair_cells_beyond");
    const twin = places.get(id);
    if (twin !== undefined) return told("repair_row_twice", {other: twin});
    places.set(id, at);
    const own = columns.flatMap(({role}, i) => (role === "cell" ? [cells[i] ?? ""] : []));
    return [{sheet, at, entity, load_id, row: Number(number), header, cells: own}];
  });
}

function nameOf({name: sheet, columns}: Sheet, {at, cells}: Line): ReceivedName {
  const of = (role: Role) => cells[columns.findIndex((one) => one.role === role)] ?? "";
  return {sheet, at, name: of("name"), target: of("target").trim()};
}

/** Tells whether two texts differ only in what a spreadsheet changes by itself: the ends of lines. */
export function alike(one: string, other: string): boolean {
  return one === other || one.replace(/\r\n?/g, "\n") === other.replace(/\r\n?/g, "\n");
}

function fault(key: Key, params: Params): Localized {
  return (language) => say(key, language, params);
}
