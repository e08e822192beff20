import {mkdtemp, readdir, rm} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {entities} from "../models/exports/index.ts";
import {isCorrection} from "./correction.ts";
import {withMemory} from "./duckdb.ts";
import {asFailure, Failure, isMissing} from "./failure.ts";
import {sha256, sha256File} from "./hash.ts";
import {removeWithdrawn} from "./lake.ts";
import {
  activeFiles,
  appendLedger,
  type FileRecord,
  type LedgerRecord,
  type LoadRecord,
  readLedger,
  standingLoads,
  withdrawnShas
} from "./ledger.ts";
import {type LoadEffects, loadSha, loadTable} from "./load-table.ts";
import {type Mapping, readMappings} from "./mapping.ts";
import type {Policy} from "./policy.ts";
import type {Unread} from "./recognize.ts";
import {readTables, type Table} from "./tables.ts";
import {nameInside, readable, takeIn} from "./take-in.ts";
import {prepare, repository, type Workspace} from "./workspace.ts";

export type {LoadEffects} from "./load-table.ts";

export type Loaded = {
  file: string;
  status: "loaded" | "unchanged" | "same" | "withdrawn";
  /** One for each sheet, entry or table that a mapping knows. */
  records: LoadRecord[];
  /** Those that were not loaded. */
  unread: Unread[];
};

/** Bumped when the same file would be recognised otherwise. */
const readingVersion = 1;

export type LoadResult = {files: Loaded[]; refused: {file: string; failure: Failure}[]};

type LoadOptions = {
  policy: Policy;
  /** Files named by the user, any place; without them every file of `exports/`. */
  files?: string[];
  effects?: LoadEffects;
  onFile?: (file: string) => void;
  signal?: AbortSignal | undefined;
};

/** Brings exports into the lake; a file that cannot be read is refused and the others are loaded. */
export async function load(workspace: Workspace, options: LoadOptions): Promise<LoadResult> {
  const {files: named, onFile, signal} = options;
  await prepare(workspace);
  await removeLeftovers(workspace);
  await removeWithdrawn(workspace);
  const mappings = await workspaceMappings(workspace);
  const result: LoadResult = {files: [], refused: []};
  for (const one of named ?? (await exportFiles(workspace))) {
    signal?.throwIfAborted();
    const file = named ? nameInside(workspace, one) : one;
    onFile?.(file);
    try {
      if (named) await takeIn(workspace, one, file);
      result.files.push(
        await loadFile(workspace, file, {...options, mappings, isNamed: named !== undefined})
      );
    } catch (error) {
      const failure = asFailure(error);
      if (!(failure instanceof Failure) || !isOfFile(failure)) throw failure;
      result.refused.push({file, failure});
    }
  }
  return result;
}

/** Returns the files of `exports/`, sorted by code unit so that every machine has one order; corrections come last. */
export async function exportFiles(workspace: Workspace): Promise<string[]> {
  const entries = await readdir(workspace.exports, {recursive: true, withFileTypes: true}).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    }
  );
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !entry.name.startsWith("~$"))
    .map((entry) => relative(workspace.exports, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort((a, b) => Number(isCorrection(a)) - Number(isCorrection(b)) || (a < b ? -1 : 1));
}

export async function workspaceMappings(workspace: Workspace): Promise<Mapping[]> {
  return readMappings([join(repository, "data", "mappings"), workspace.mappings]);
}

type Rules = {mappings: Mapping[]; policy: Policy};

/** Returns the reading of a file's bytes that is in force, if all that decides how files are read is as it was. */
export function knownFile(records: LedgerRecord[], rules: Rules, sha: string): FileRecord | undefined {
  return activeFiles(records).find((one) => one.source_sha === sha && one.reading_sha === readingSha(rules));
}

/** Returns for each table of a file the load that it would come to again, or undefined. */
export function keptLoads(
  records: LedgerRecord[],
  {tables, sha, policy}: {tables: Table[]; sha: string; policy: Policy}
): (LoadRecord | undefined)[] {
  const standing = standingLoads(records).filter((one) => one.source_sha === sha);
  return tables.map(({opened, mapping}) => {
    const mapping_sha = loadSha(mapping, policy);
    return standing.find((one) => one.source_sheet === opened.sheet && one.mapping_sha === mapping_sha);
  });
}

type FileOptions = LoadOptions & {mappings: Mapping[]; isNamed: boolean};

async function loadFile(workspace: Workspace, file: string, options: FileOptions): Promise<Loaded> {
  const path = join(workspace.exports, file);
  const sha = await readable(path, file, () => sha256File(path));
  const records = await readLedger(workspace);
  if (!options.isNamed && withdrawnShas(records).has(sha))
    return {file, status: "withdrawn", records: [], unread: []};
  const known = knownFile(records, options, sha);
  if (known) return asBefore(known, file, records);
  const temp = await mkdtemp(join(workspace.temp, "load-"));
  try {
    return await readFile(workspace, {...options, file, path, sha, temp, records});
  } finally {
    await rm(temp, {recursive: true, force: true});
  }
}

function asBefore(known: FileRecord, file: string, records: LedgerRecord[]): Loaded {
  return {
    file,
    status: known.source_file === file ? "unchanged" : "same",
    records: standingLoads(records).filter(({load_id}) => known.load_ids.includes(load_id)),
    unread: []
  };
}

type ReadOptions = FileOptions & {
  file: string;
  path: string;
  sha: string;
  temp: string;
  records: LedgerRecord[];
};

// all tables of a file or none: what is new of it becomes one line of the ledger
async function readFile(workspace: Workspace, options: ReadOptions): Promise<Loaded> {
  const {file, path, sha, temp, mappings, policy, records, signal} = options;
  const {tables, unread} = await readTables(path, {name: file, temp, signal, mappings, records});
  const kept = keptLoads(records, {tables, sha, policy});
  const fresh: LoadRecord[] = [];
  await withMemory(
    async (connection) => {
      for (const [i, table] of tables.entries()) {
        if (kept[i]) continue;
        const load_seq = 1 + fresh.length + lastSeq(records);
        const record = await loadTable(connection, workspace, {...options, table, load_seq});
        if (record) fresh.push(record);
        else unread.push({sheet: table.opened.sheet, reason: "no_rows", header: ""});
      }
    },
    {zone: policy.settings.zone!, temp, signal}
  );
  const loads = [...kept.filter((one) => one !== undefined), ...fresh];
  if (loads.length === 0) throw noRows(file, tables);
  signal?.throwIfAborted();
  await appendLedger(workspace, ...fresh, {
    kind: "file",
    source_file: loads[0]!.source_file,
    source_sha: sha,
    reading_sha: readingSha(options),
    load_ids: loads.map(({load_id}) => load_id),
    unread: unread.map(({sheet, reason}) => ({sheet, reason}))
  });
  const status = fresh.length > 0 ? "loaded" : loads[0]!.source_file === file ? "unchanged" : "same";
  return {file, status, records: fresh.length > 0 ? fresh : loads, unread};
}

function noRows(file: string, tables: Table[]): Failure {
  const isForm = tables.some(({mapping}) => mapping.name.startsWith("template:"));
  return new Failure("refused", isForm ? "blank_template" : "no_rows", {file});
}

function lastSeq(records: LedgerRecord[]): number {
  return Math.max(0, ...records.map((record) => (record.kind === "load" ? record.load_seq : 0)));
}

function readingSha({mappings, policy}: Rules): string {
  const shas = mappings.map(({sha}) => sha);
  return sha256(JSON.stringify([readingVersion, shas, entities, policy.settings.zone]));
}

function isOfFile({exit, key}: Failure): boolean {
  return exit !== "audit" && exit !== "resources" && key !== "no_permission";
}

async function removeLeftovers(workspace: Workspace): Promise<void> {
  for (const name of await readdir(workspace.temp))
    await rm(join(workspace.temp, name), {recursive: true, force: true});
}
