import {mkdtemp, rm} from "node:fs/promises";
import {join} from "node:path";
import {isDropped} from "../../models/exports/drop-list.ts";
import {delimiters, parseCsv} from "../csv.ts";
import {type Connection, countOf, literal, rowsOf, withMemory} from "../duckdb.ts";
import {isMissing} from "../failure.ts";
import {sha256File} from "../hash.ts";
import {recordKeys} from "../lake.ts";
import type {LoadRecord} from "../ledger.ts";
import type {Mapping} from "../mapping.ts";
import {recognize} from "../recognize.ts";
import type {Workspace} from "../workspace.ts";

/** A row in quarantine, as its export has it. */
export type QuarantinedRow = {
  load: LoadRecord;
  entity: string;
  row: number;
  cells: string[];
  /** The record as it stands, where it does not fit the header. */
  line: string | undefined;
  faults: RowFault[];
};

/** `name` says of which cell, where a mapping put it together of several. */
export type RowFault = {column: number | undefined; name: string | null; reason: string};

/** Names a row: its load, its entity, its number. */
export type RowName = {load_id: string; entity: string; row: number};

export type Found = {rows: QuarantinedRow[]; lost: RowName[]};

type Options = {loads: LoadRecord[]; mappings: Mapping[]; workspace: Workspace};

/** Returns the names of the rows nobody has mended yet, in the order of files and rows, and how many there are. */
export async function openRows(
  connection: Connection,
  limit: number
): Promise<{names: RowName[]; count: number}> {
  // a correction that is itself in quarantine stands for a row that is open again
  const from = `from marts.quarantine anti join ledger.corrections using (load_id, entity, source_row)
    where not is_replaced and not is_repaired`;
  const names = await rowsOf<RowName>(
    connection,
    `select load_id, entity, source_row as row ${from}
    order by entity, source_file, source_sheet, load_id, source_row limit ${limit}`
  );
  return {names, count: await countOf(connection, `select count(*) ${from}`)};
}

/** Returns the rows of these names that are in quarantine; `lost` are those whose export is no longer at hand. */
export async function readQuarantined(
  connection: Connection,
  names: RowName[],
  options: Options
): Promise<Found> {
  if (names.length === 0) return {rows: [], lost: []};
  await connection.run(
    "create or replace temp table wanted (load_id varchar, entity varchar, source_row integer)"
  );
  const values = names.map(({load_id, entity, row}) => `(${literal(load_id)}, ${literal(entity)}, ${row})`);
  await connection.run(`insert into wanted values ${values.join(", ")}`);
  const byLoad = new Map(options.loads.map((load) => [load.load_id, load]));
  const read = await rowsInLake(connection, byLoad);
  const rejected = await rowsRejected(connection, byLoad, options);
  const order = new Map(names.map((name, i) => [keyOf(name), i]));
  const place = ({load, entity, row}: QuarantinedRow) =>
    order.get(keyOf({load_id: load.load_id, entity, row}))!;
  return {
    rows: [...read, ...rejected.rows].sort((a, b) => place(a) - place(b)),
    lost: rejected.lost
  };
}

function keyOf({load_id, entity, row}: RowName): string {
  return `${load_id}:${entity}:${row}`;
}

type Cell = RowName & {column_name: string | null; reason: string; record: string | null};

// one row of quarantine per offending cell, each with the whole record
async function rowsInLake(connection: Connection, loads: Map<string, LoadRecord>): Promise<QuarantinedRow[]> {
  const cells = await rowsOf<Cell>(
    connection,
    `select load_id, entity, source_row as row, column_name, reason, record
    from ledger.quarantine semi join wanted using (load_id, entity, source_row)
    order by load_id, entity, source_row, column_name`
  );
  const rows = new Map<string, QuarantinedRow>();
  for (const cell of cells) {
    const load = loads.get(cell.load_id);
    if (!load) continue;
    const fault = faultOf(load, cell);
    const known = rows.get(keyOf(cell));
    if (known) known.faults.push(fault);
    else rows.set(keyOf(cell), {...rowOf(cell, load), faults: [fault]});
  }
  return [...rows.values()];
}

function rowOf({entity, row, column_name, record}: Cell, load: LoadRecord): Omit<QuarantinedRow, "faults"> {
  if (column_name === null)
    return {load, entity, row, line: record ?? "", cells: tornCells(record ?? "", load.header.length)};
  const texts = JSON.parse(record!) as Record<string, string | null>;
  const cells = recordKeys(load.header).map((key) => texts[key] ?? "");
  return {load, entity, row, line: undefined, cells};
}

// what is too much stays in the last cell, where it cannot be overlooked
function tornCells(line: string, width: number): string[] {
  const delimiter = delimiters(line)[0]!;
  const cells = parseCsv(line, delimiter)[0]?.cells ?? [];
  const last = cells.slice(width - 1).join(delimiter);
  return Array.from({length: width}, (_, i) => (i === width - 1 ? last : (cells[i] ?? "")));
}

function faultOf(
  {header}: LoadRecord,
  {column_name: name, reason}: Pick<Cell, "column_name" | "reason">
): RowFault {
  const column = name === null ? -1 : header.indexOf(name);
  return {column: column < 0 ? undefined : column, name, reason};
}

// what policy refuses is in the lake, but not as its export has it: it is read there once more
async function rowsRejected(
  connection: Connection,
  loads: Map<string, LoadRecord>,
  options: Options
): Promise<Found> {
  const names = await rowsOf<RowName & {column_name: string | null; reason: string}>(
    connection,
    `select load_id, entity, source_row as row, column_name, reason from marts.quarantine
    semi join wanted using (load_id, entity, source_row)
    anti join ledger.quarantine using (load_id, entity, source_row)`
  );
  const found: Found = {rows: [], lost: []};
  for (const load_id of new Set(names.map((one) => one.load_id))) {
    const load = loads.get(load_id);
    const ofLoad = names.filter((one) => one.load_id === load_id);
    const texts =
      load &&
      (await readAgain(
        load,
        ofLoad.map(({row}) => row),
        options
      ));
    for (const {entity, row, column_name, reason} of ofLoad) {
      const cells = texts?.get(row);
      const faults = load ? [faultOf(load, {column_name, reason})] : [];
      if (load && cells) found.rows.push({load, entity, row, cells, line: undefined, faults});
      else found.lost.push({load_id, entity, row});
    }
  }
  return found;
}

async function readAgain(
  load: LoadRecord,
  rows: number[],
  {workspace, mappings}: Options
): Promise<Map<number, string[]> | undefined> {
  const path = join(workspace.exports, load.source_file);
  const sha = await sha256File(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (sha !== load.source_sha) return undefined;
  const temp = await mkdtemp(join(workspace.temp, "repair-"));
  try {
    const {known} = await recognize(path, mappings, {name: load.source_file, temp});
    const table = known.find(({opened}) => opened.sheet === load.source_sheet);
    if (!table) return undefined;
    const {opened, view, header} = table;
    return await withMemory(async (connection) => {
      const source = await opened.read(connection, view, header);
      const cells = await rowsOf<Record<string, string | null>>(
        connection,
        `select * from ${source.table} where list_contains([${rows.join(", ")}], source_row)`
      );
      const cellOf = (name: string, text: string | null | undefined) => (isDropped(name) ? "" : (text ?? ""));
      return new Map(
        cells.map((one) => [Number(one.source_row), load.header.map((name, i) => cellOf(name, one[`c${i}`]))])
      );
    });
  } finally {
    await rm(temp, {recursive: true, force: true});
  }
}
