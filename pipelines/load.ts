import {mkdtemp, readdir, rm} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {correctedLoad, isCorrection, originalMapping} from "./correction.ts";
import {withMemory} from "./duckdb.ts";
import {asFailure, Failure, isMissing} from "./failure.ts";
import {sha256File} from "./hash.ts";
import {removeWithdrawn} from "./lake.ts";
import {
  activeLoads,
  appendLedger,
  type LedgerRecord,
  type LoadRecord,
  readLedger,
  standingLoads,
  withdrawnShas
} from "./ledger.ts";
import {type LoadEffects, loadSha, loadTable} from "./load-table.ts";
import {matchMapping} from "./mapping/match.ts";
import {type Mapping, readMappings} from "./mapping.ts";
import type {Policy} from "./policy.ts";
import {readLike} from "./recognize.ts";
import {nameInside, readable, takeIn} from "./take-in.ts";
import {namedTemplate} from "./template-mappings.ts";
import {prepare, repository, type Workspace} from "./workspace.ts";

export type {LoadEffects} from "./load-table.ts";

export type Loaded = {
  file: string;
  status: "loaded" | "unchanged" | "same" | "withdrawn";
  record?: LoadRecord;
};
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

/** Returns what a load of the file would do, and the record it would leave in force. */
export function knownLoad(
  records: LedgerRecord[],
  {mappings, policy}: {mappings: Mapping[]; policy: Policy},
  file: string,
  sha: string
): LoadRecord | undefined {
  const record = standingLoads(records).find((one) => one.source_sha === sha);
  if (!record) return undefined;
  if (record.corrects) {
    const original = correctedLoad(activeLoads(records), record.corrects);
    const mapping = original && originalMapping(original, mappings);
    return mapping && loadSha(mapping, policy) === record.mapping_sha ? record : undefined;
  }
  const template = namedTemplate(record.mapping);
  const read = template ?? mappings.find((one) => one.name === record.mapping);
  if (!read) return undefined;
  const isMarked = record.mapping.startsWith("template:");
  const alike = readLike(mappings, {headerRow: read.header_row, delimiter: read.delimiter});
  const mapping = isMarked ? template : (matchMapping(alike, file, record.header) ?? template);
  return mapping && loadSha(mapping, policy) === record.mapping_sha ? record : undefined;
}

type FileOptions = LoadOptions & {mappings: Mapping[]; isNamed: boolean};

async function loadFile(workspace: Workspace, file: string, options: FileOptions): Promise<Loaded> {
  const path = join(workspace.exports, file);
  const sha = await readable(path, file, () => sha256File(path));
  const records = await readLedger(workspace);
  if (!options.isNamed && withdrawnShas(records).has(sha)) return {file, status: "withdrawn"};
  const known = knownLoad(records, options, file, sha);
  if (known) return {file, status: known.source_file === file ? "unchanged" : "same", record: known};
  const temp = await mkdtemp(join(workspace.temp, "load-"));
  try {
    const record = await withMemory(
      (connection) => loadTable(connection, workspace, {...options, file, path, sha, temp, records}),
      {zone: options.policy.settings.zone!, temp, signal: options.signal}
    );
    options.signal?.throwIfAborted();
    await appendLedger(workspace, record);
    return {file, status: "loaded", record};
  } finally {
    await rm(temp, {recursive: true, force: true});
  }
}

function isOfFile({exit, key}: Failure): boolean {
  return exit !== "audit" && exit !== "resources" && key !== "no_permission";
}

async function removeLeftovers(workspace: Workspace): Promise<void> {
  for (const name of await readdir(workspace.temp))
    await rm(join(workspace.temp, name), {recursive: true, force: true});
}
