import {mkdir, mkdtemp, readdir, rm} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import type {Entity} from "../models/contract.ts";
import {columnsOfEntity, entities} from "../models/exports/index.ts";
import {localTime, now} from "./clock.ts";
import {hasSlashDates, resolveDates} from "./dates.ts";
import {type Connection, withMemory} from "./duckdb.ts";
import {asFailure, Failure, isMissing} from "./failure.ts";
import {sha256, sha256File} from "./hash.ts";
import {footerRows, type LakeCounts, lakePaths, leftOver, removeWithdrawn, writeLake} from "./lake.ts";
import {
  activeLoads,
  appendLedger,
  type Ignored,
  type LedgerRecord,
  type LoadedEntity,
  type LoadRecord,
  readLedger,
  withdrawnShas
} from "./ledger.ts";
import {type Binding, type BoundField, bindFields, readColumns} from "./mapping/bind.ts";
import {exportedAt} from "./mapping/exported-at.ts";
import {matchMapping} from "./mapping/match.ts";
import {countOthers, entityRows} from "./mapping/rows.ts";
import {type Mapping, readMappings} from "./mapping.ts";
import type {Policy} from "./policy.ts";
import {readLike, recognize} from "./recognize.ts";
import type {Source} from "./source.ts";
import {nameInside, readable, takeIn} from "./take-in.ts";
import {namedTemplate} from "./template-mappings.ts";
import {prepare, repository, type Workspace} from "./workspace.ts";

/** Bumped when the lake's text of the same export would come out otherwise. */
const lakeVersion = 2;

export type Loaded = {
  file: string;
  status: "loaded" | "unchanged" | "same" | "withdrawn";
  record?: LoadRecord;
};
export type LoadResult = {files: Loaded[]; refused: {file: string; failure: Failure}[]};

/** Steps of the load that tests wrap to lose a row: the accounting must notice. */
export type LoadEffects = {
  afterRead?: (source: Source) => void;
  afterWrite?: (connection: Connection, paths: {accepted: string; quarantine: string}) => Promise<void>;
};

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

/** Returns the files of `exports/`, sorted by code unit so that every machine has one order. */
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
    .sort();
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
  const record = activeLoads(records).find((one) => one.source_sha === sha);
  if (!record) return undefined;
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
      (connection) => readIntoLake(connection, workspace, {...options, file, path, sha, temp, records}),
      {zone: options.policy.settings.zone!, temp, signal: options.signal}
    );
    options.signal?.throwIfAborted();
    await appendLedger(workspace, record);
    return {file, status: "loaded", record};
  } finally {
    await rm(temp, {recursive: true, force: true});
  }
}

type ReadOptions = FileOptions & {
  file: string;
  path: string;
  sha: string;
  temp: string;
  records: LedgerRecord[];
};

async function readIntoLake(
  connection: Connection,
  workspace: Workspace,
  options: ReadOptions
): Promise<LoadRecord> {
  const {file, path, sha, temp, mappings, records, effects, signal} = options;
  const {mapping, opened} = await recognize(path, mappings, {name: file, temp, signal});
  const names = Object.keys(mapping.entities);
  const {header, sheet, above} = opened;
  const place = {file, sheet, above, header, mapping};
  const bindings = names.map((name) => bindFields(name, place));
  const source = await opened.read(connection);
  if (source.records - source.blanks <= 0)
    throw new Failure("refused", mapping.name.startsWith("template:") ? "blank_template" : "no_rows", {file});
  effects?.afterRead?.(source);
  const mappingSha = loadSha(mapping, options.policy);
  const load_id = sha256(`${sha} ${file} ${source.sheet} ${mappingSha}`).slice(0, 16);
  const loaded: LoadedEntity[] = [];
  for (const [i, name] of names.entries())
    loaded.push(
      await readEntity(connection, workspace, {
        ...options,
        name,
        binding: bindings[i]!,
        own: ownColumns(bindings, i, header.length),
        mapping,
        source,
        load_id
      })
    );
  const loadedAt = localTime(now(), options.policy.settings.zone!);
  const used = new Set(bindings.flatMap((binding) => readColumns(binding, header.length)));
  const zones = {zone: mapping.zone, workspaceZone: options.policy.settings.zone!, missing: mapping.missing};
  const exported = await exportedAt(connection, source, {...place, zones});
  return {
    kind: "load",
    load_seq: 1 + Math.max(0, ...records.map((r) => (r.kind === "load" ? r.load_seq : 0))),
    load_id,
    source_file: file,
    source_sha: sha,
    source_sheet: source.sheet,
    header: source.header,
    mapping: mapping.name,
    mapping_sha: mappingSha,
    encoding: source.encoding,
    ...(exported ?? {exported_at: firstLoad(records, sha) ?? loadedAt, exported_at_from: "first_load"}),
    loaded_at: loadedAt,
    columns_dropped: source.header.length - used.size,
    entities: loaded
  };
}

// in a file of several entities: what none but this one is read from; a row that fills none of it is another's, unless
// the mapping says whose it is
function ownColumns(bindings: Binding[], at: number, width: number): number[] | undefined {
  if (bindings.length === 1 || bindings[at]!.where.length > 0) return undefined;
  const columns = bindings.map((binding) => new Set(readColumns(binding, width)));
  const mine = [...columns[at]!];
  const own = mine.filter((column) => columns.every((other, i) => i === at || !other.has(column)));
  return own.length > 0 ? own : mine;
}

type EntityOptions = ReadOptions & {
  name: string;
  binding: Binding;
  own: number[] | undefined;
  mapping: Mapping;
  source: Source;
  load_id: string;
};

async function readEntity(
  connection: Connection,
  workspace: Workspace,
  options: EntityOptions
): Promise<LoadedEntity> {
  const {name, own, mapping, load_id, file, sha, policy, effects, binding} = options;
  const {made} = binding;
  const source = entityRows(options.source, binding, mapping.missing);
  const others = await countOthers(connection, options.source, binding);
  const entity = entities[name]!;
  const paths = lakePaths(name, sha, loadSha(mapping, policy), source.sheet === "" ? 0 : 1);
  for (const path of Object.values(paths)) await mkdir(join(workspace.root, path, ".."), {recursive: true});
  const accepted = join(workspace.root, paths.lake);
  const quarantine = join(workspace.root, paths.quarantine);
  const written = {loadId: load_id, sourceFile: file, totals: mapping.totals, accepted, quarantine, made};
  const rules = {missing: mapping.missing, zone: mapping.zone, workspaceZone: policy.settings.zone!};
  const write = (bound: BoundField[]) =>
    writeLake(connection, source, {...written, entity, own, bound, options: rules});
  const {bound, counts} = await writeDated(connection, {source, file, entity, bound: binding.bound, write});
  await effects?.afterWrite?.(connection, {accepted, quarantine});
  const ignored = ignoredRows(counts, others);
  await account(connection, file, source, {accepted, quarantined: counts.quarantined, ignored});
  return {
    entity: name,
    rows_read: source.records,
    rows_accepted: counts.accepted,
    rows_quarantined: counts.quarantined,
    ignored,
    columns: Object.fromEntries(bound.map(({field, header}) => [field, header])),
    lake: paths.lake.split(sep).join("/"),
    quarantine: counts.quarantined > 0 ? paths.quarantine.split(sep).join("/") : null
  };
}

// blank rows that `where` met first are blank rows
function ignoredRows({blank, total, absent}: LakeCounts, others: Ignored[]): Ignored[] {
  const counts = new Map([
    ["blank row", blank],
    ["total row", total],
    ["row of another entity", absent]
  ]);
  for (const {reason, count} of others) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => ({reason, count})).filter(({count}) => count > 0);
}

type DatedOptions = {
  source: Source;
  file: string;
  entity: Entity;
  bound: BoundField[];
  write: (bound: BoundField[]) => Promise<LakeCounts>;
};

// the first rows tell nearly always how a column writes its dates; where only later ones do, those were not accepted,
// and the file is read once more
async function writeDated(
  connection: Connection,
  {entity, bound, source, file, write}: DatedOptions
): Promise<{bound: BoundField[]; counts: LakeCounts}> {
  const {table} = source;
  const first = `(select * from ${table} limit 2048)`;
  const isSlashed = await hasSlashDates(connection, entity, bound, first);
  const known = isSlashed ? await resolveDates(connection, entity, bound, {table, file}) : bound;
  const counts = await write(known);
  if (!(await hasSlashDates(connection, entity, known, leftOver))) return {bound: known, counts};
  const late = await resolveDates(connection, entity, known, {table: leftOver, file});
  return {bound: late, counts: await write(late)};
}

// three independent counts of the same records: the second reader's, the Parquet footer's, the quarantine's
async function account(
  connection: Connection,
  file: string,
  source: Source,
  {accepted, quarantined, ignored: reasons}: {accepted: string; quarantined: number; ignored: Ignored[]}
): Promise<void> {
  const footer = await footerRows(connection, accepted);
  const ignored = reasons.reduce((sum, {count}) => sum + count, 0);
  if (source.records === footer + quarantined + ignored) return;
  if (source.broken) throw new Failure("refused", "broken_quotes", {file, row: source.broken});
  throw new Failure("audit", "accounting", {
    file,
    read: source.records,
    accepted: footer,
    quarantined,
    ignored
  });
}

function firstLoad(records: LedgerRecord[], sha: string): string | undefined {
  const first = records.find((record) => record.kind === "load" && record.source_sha === sha);
  return first?.kind === "load" ? first.loaded_at : undefined;
}

// all that the lake's text of one export depends on besides its bytes
function loadSha(mapping: Mapping, {settings}: Policy): string {
  const contracts = Object.keys(mapping.entities).map((name) => columnsOfEntity(name));
  return sha256(JSON.stringify([lakeVersion, mapping.sha, contracts, settings.zone]));
}

function isOfFile({exit, key}: Failure): boolean {
  return exit !== "audit" && exit !== "resources" && key !== "no_permission";
}

async function removeLeftovers(workspace: Workspace): Promise<void> {
  for (const name of await readdir(workspace.temp))
    await rm(join(workspace.temp, name), {recursive: true, force: true});
}
