import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Entity} from "../../models/contract.ts";
import {entities} from "../../models/exports/index.ts";
import {correctionText, correctionWidth, withFormats} from "../correction.ts";
import {resolveDates} from "../dates.ts";
import {type Connection, identifier, rowsOf} from "../duckdb.ts";
import {Failure} from "../failure.ts";
import type {LoadRecord} from "../ledger.ts";
import {type Binding, bindFields} from "../mapping/bind.ts";
import {entityRows} from "../mapping/rows.ts";
import type {Mapping} from "../mapping.ts";
import {normalizeSql} from "../normalize.ts";
import type {Policy} from "../policy.ts";
import {openCorrections} from "../tables.ts";

export type Correction = {
  load: LoadRecord;
  entity: string;
  row: number;
  cells: string[];
  sheet: string;
  at: number;
};

/** A corrected cell that is still wrong; `row` is that of the workbook. */
export type Wrong = {sheet: string; row: number; column: string; reason: string; value: string};

type CheckOptions = {mappings: Mapping[]; policy: Policy; temp: string; file: string};

/** Reads corrected rows of one export and entity as a load would and returns what is still wrong with them. */
export async function wrongCells(
  connection: Connection,
  corrections: Correction[],
  options: CheckOptions
): Promise<Wrong[]> {
  const {load, entity} = corrections[0]!;
  const contract = entities[entity]!;
  const {binding, totals, rows} = await readRows(connection, corrections, {...options, contract});
  const levels = levelFields(contract, binding);
  const spelt = spellings(options.policy);
  return corrections.flatMap((correction, i) => {
    const told = (field: string, reason: string) => wrongCell(correction, binding, {field, reason});
    // the header is record 1
    const read = rows.get(i + 2);
    if (!read) return [told("", "row of another entity")];
    const unknown = levels.filter((field) => read[field] && !spelt.has(read[field].toLowerCase()));
    const totalled = keyFields(contract).filter((field) => {
      const place = binding.bound.find((one) => one.field === field)?.column ?? load.header.length;
      return totals.includes(correction.cells[place]?.trim() ?? "");
    });
    return [
      ...problemsOf(read.problems ?? "", binding).map(({field, reason}) => told(field, reason)),
      ...unknown.map((field) => told(field, "unknown level")),
      ...totalled.slice(0, 1).map((field) => told(field, "total row"))
    ];
  });
}

type ReadRow = Record<string, string | null>;

async function readRows(
  connection: Connection,
  corrections: Correction[],
  {mappings, policy, temp, file, contract}: CheckOptions & {contract: Entity}
): Promise<{binding: Binding; totals: string[]; rows: Map<number, ReadRow>}> {
  const {load, entity} = corrections[0]!;
  const path = join(temp, `${load.load_id}-${entity}.csv`);
  const texts = corrections.map(({row, cells}) => ({row, cells, by: "", at: ""}));
  const of = {source_file: "", source_sha: "", source_sheet: "", entity, number: 0};
  await writeFile(path, correctionText(load.header, texts, of));
  const open = {original: load, mappings, name: file, temp};
  const {mapping, opened, view, header, place} = await openCorrections(path, open);
  const found = bindFields(entity, {...place, header: header.names, mapping});
  const binding = withFormats(found, {original: load}, entity);
  const {table} = entityRows(await opened.read(connection, view, header), binding, mapping.missing);
  const dated = await resolveDates(connection, contract, binding.bound, {table, file}).catch(
    (error: unknown) => {
      throw placed(error, corrections);
    }
  );
  const rules = {missing: mapping.missing, zone: mapping.zone, workspaceZone: policy.settings.zone!};
  const picked = levelFields(contract, binding).map((field) => `, ${identifier(field)}`);
  const rows = await rowsOf<ReadRow & {source_row: number}>(
    connection,
    `select source_row, problems${picked.join("")} from (${normalizeSql(contract, dated, table, rules)})`
  );
  return {binding, totals: mapping.totals, rows: new Map(rows.map((row) => [row.source_row, row]))};
}

function problemsOf(problems: string, {bound}: Binding): {field: string; reason: string}[] {
  return problems
    .split(";")
    .filter(Boolean)
    .map((problem) => {
      const [place, reason = ""] = problem.split(":");
      return {field: bound.find(({column}) => column === Number(place))?.field ?? "", reason};
    });
}

type Fault = {field: string; reason: string};

// a cell that a mapping put together is told by the columns it is from
function wrongCell(
  {load, cells, sheet, at}: Correction,
  {bound, made}: Binding,
  {field, reason}: Fault
): Wrong {
  const found = bound.find((one) => one.field === field);
  if (!found) return {sheet, row: at, column: "-", reason, value: ""};
  const {column, header} = found;
  const parts = made[column - load.header.length - correctionWidth]?.columns ?? [column];
  return {sheet, row: at, column: header, reason, value: parts.map((part) => cells[part] ?? "").join(" / ")};
}

function levelFields({fields}: Entity, {bound}: Binding): string[] {
  return bound.flatMap(({field}) => (fields[field]!.kind === "level" ? [field] : []));
}

function keyFields({keys, batch = []}: Entity): string[] {
  return [...new Set([...keys.flat(), ...batch])];
}

// the levels as `warehouse.ticket_levels` knows them
function spellings({tables}: Policy): Set<string> {
  const rows = tables.levels!.flatMap(({level, name_zh, name_en}) => [level, name_zh, name_en]);
  return new Set(rows.map((spelling) => String(spelling).toLowerCase()));
}

// a date read two ways is told by its row in the workbook
function placed(error: unknown, corrections: Correction[]): unknown {
  if (!(error instanceof Failure)) return error;
  const rows = ["row", "day_row", "month_row"].flatMap((name) => {
    const row = error.params[name];
    return typeof row === "number" ? [[name, corrections[row - 2]!.at] as const] : [];
  });
  return new Failure(error.exit, error.key, {...error.params, ...Object.fromEntries(rows)}, {cause: error});
}
