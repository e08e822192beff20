import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import type {Entity} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {type Connection, withMemory} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {type Choice, chooseEntity} from "./map/choose.ts";
import {isPersonal, type Proposal, proposalsOf} from "./map/columns.ts";
import {findHeaders, type Place} from "./map/header-row.ts";
import {doubtful, isActive, judge, openFields} from "./map/judge.ts";
import {type Candidate, readAs} from "./map/score.ts";
import {suitedColumns} from "./map/suited.ts";
import {openTable, type Table} from "./map/table.ts";
import {type Trial, tryOut} from "./map/trial.ts";
import type {Level} from "./map/values.ts";
import {readWords, type Words} from "./map/words.ts";
import {bindFields} from "./mapping/bind.ts";
import type {Mapping} from "./mapping.ts";
import type {Policy} from "./policy.ts";
import {type Known, recognize} from "./recognize.ts";

const sheetLimit = 8;

export type Column = {
  header: string;
  examples: string[];
  /** What it may be, the likeliest first; empty for a column that stays unmapped. */
  proposals: Proposal[];
  isPersonal: boolean;
};

/** What a file most likely holds, column by column. */
export type Mapped = {
  file: string;
  /** The mapping that reads the file already, and what it takes from it. */
  known?: {mapping: string; path: string; fields: {entity: string; field: string; header: string}[]};
  place?: Place;
  rows: number;
  entity?: Entity;
  /** Whether it is sure what the table is; without it nothing is asserted. */
  isSure: boolean;
  candidates: Candidate[];
  columns: Column[];
  /** Required fields without a column that is sure. */
  open: string[];
  /** Of required fields for which no column was found, the columns whose values could be it. */
  suited: Map<string, string[]>;
  trial?: Trial;
  /** Texts of the file that stand for nothing. */
  missing?: string[];
  /** How many sheets can be seen. */
  sheets: number;
  /** Other sheets that may be mapped, each with `--sheet`. */
  others: {sheet: string; entity: string}[];
};

export type MapOptions = {
  mappings: Mapping[];
  policy: Policy;
  entity?: string | undefined;
  sheet?: string | undefined;
  headerRow?: number | undefined;
  /** Propose a mapping even for a file that one reads already. */
  isAsked?: boolean;
  signal?: AbortSignal | undefined;
};

/** Says what a file most likely holds and how its columns are to be read; writes nothing. */
export async function mapFile(path: string, options: MapOptions): Promise<Mapped> {
  const temp = await mkdtemp(join(tmpdir(), "service-value-map-"));
  const file = basename(path);
  try {
    const known = options.isAsked ? undefined : await knownAs(path, {...options, temp});
    if (known)
      return {
        file,
        known,
        rows: 0,
        isSure: true,
        candidates: [],
        columns: [],
        open: [],
        suited: new Map(),
        sheets: 0,
        others: []
      };
    const zone = options.policy.settings.zone!;
    return await withMemory((connection) => propose(connection, path, {...options, temp}), {
      zone,
      temp,
      signal: options.signal
    });
  } finally {
    await rm(temp, {recursive: true, force: true});
  }
}

type Inside = MapOptions & {temp: string};
type Read = {place: Place; table: Table; choice: Choice};

async function knownAs(path: string, {mappings, temp, signal}: Inside): Promise<Mapped["known"]> {
  const file = basename(path);
  const found = await recognize(path, mappings, {name: file, temp, signal}).catch((error: unknown) => {
    if (!(error instanceof Failure) || !isUnknown(error)) throw error;
    return undefined;
  });
  if (!found) return undefined;
  const [{mapping, opened, view, header: head}] = found.known as [Known];
  const above = view.rows.filter(({row}) => row <= head.bottom);
  const {sheet} = opened;
  const header = head.names;
  const fields = Object.keys(mapping.entities).flatMap((entity) =>
    bindFields(entity, {file, sheet, above, header, mapping}).bound.map((one) => ({
      entity,
      field: one.field,
      header: one.header
    }))
  );
  return {mapping: mapping.name, path: mapping.path, fields};
}

function isUnknown({key}: Failure): boolean {
  return [
    "no_mapping",
    "near_mapping",
    "split_header",
    "unknown_sheets",
    "unknown_archive",
    "missing_column"
  ].includes(key);
}

async function propose(connection: Connection, path: string, options: Inside): Promise<Mapped> {
  const words = await readWords();
  const [best, ...others] = await readTables(connection, words, path, options);
  const {place, table, choice} = best!;
  const base: Mapped = {
    file: basename(path),
    place,
    rows: table.rows,
    isSure: false,
    candidates: choice.candidates,
    columns: columnsOf(words, table, []),
    open: [],
    suited: new Map(),
    sheets: 1 + others.length,
    others: others.flatMap(({place, choice}) =>
      choice.isSure ? [{sheet: place.sheet, entity: choice.best!.entity}] : []
    )
  };
  const asked = options.entity ? readAs(words, entities[options.entity]!, table) : undefined;
  const candidate = asked ?? choice.best;
  if (!candidate) return base;
  const entity = entities[candidate.entity]!;
  const isSure = asked !== undefined || choice.isSure;
  const missing = [...new Set(table.profiles.flatMap(({markers}) => markers))];
  const context = {words, entity, table, missing, levels: levelsOf(options.policy)};
  const proposals = doubtful(await proposalsOf(connection, candidate, context), isSure);
  const zone = options.policy.settings.zone!;
  const trial =
    isSure && proposals.some(isActive)
      ? await tryOut(connection, proposals, entity, {words, table, missing, zone, file: base.file})
      : undefined;
  const judged = trial ? judge(proposals, trial) : proposals;
  const columns = columnsOf(words, table, judged);
  return {
    ...base,
    entity,
    isSure,
    missing,
    columns,
    open: openFields(entity, judged),
    suited: suitedColumns(words, entity, {table, proposals: judged}),
    ...(trial ? {trial} : {})
  };
}

async function readTables(
  connection: Connection,
  words: Words,
  path: string,
  {sheet, headerRow, temp, signal}: Inside
): Promise<Read[]> {
  const file = basename(path);
  const places = await findHeaders(path, words, {name: file, temp, signal, sheet, headerRow});
  if (places.length === 0)
    throw sheet === undefined
      ? new Failure("refused", "empty_file", {file})
      : new Failure("usage", "map_no_sheet", {file, sheet});
  const read: Read[] = [];
  for (const place of places.slice(0, sheetLimit)) {
    const table = await openTable(connection, {place, missing: words.missing});
    read.push({
      place,
      table,
      choice: chooseEntity(words, Object.values(entities), {table, file, sheet: place.sheet})
    });
  }
  return read.sort((a, b) => strength(b) - strength(a));
}

function strength({choice: {candidates, isSure}}: Read): number {
  return (candidates[0]?.score ?? 0) + (isSure ? 100 : 0);
}

function columnsOf(words: Words, {header, profiles}: Table, proposals: Proposal[]): Column[] {
  return header.map((name, i) => ({
    header: name,
    examples: profiles[i]!.values.slice(0, 3).map(({text}) => text),
    proposals: proposals.filter(({column}) => column === i),
    isPersonal: isPersonal(words, name, profiles[i]!)
  }));
}

function levelsOf({tables}: Policy): Level[] {
  const rows = tables.levels!.map(({level, name_zh, name_en}) => ({
    level: String(level),
    names: [String(name_zh), String(name_en)]
  }));
  return [...new Map(rows.map((row) => [row.level, row])).values()];
}
