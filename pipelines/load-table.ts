import {mkdir} from "node:fs/promises";
import {basename, join, sep} from "node:path";
import type {Entity} from "../models/contract.ts";
import {columnsOfEntity, entities} from "../models/exports/index.ts";
import {localTime, now} from "./clock.ts";
import {hasSlashDates, resolveDates} from "./dates.ts";
import type {Connection} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {sha256} from "./hash.ts";
import {footerRows, type LakeCounts, lakePaths, leftOver, writeLake} from "./lake.ts";
import type {LedgerRecord, LoadedEntity, LoadRecord} from "./ledger.ts";
import {type BoundField, bindFields, type Mapping} from "./mapping.ts";
import type {Policy} from "./policy.ts";
import type {Known} from "./recognize.ts";
import type {Source} from "./source.ts";
import type {Workspace} from "./workspace.ts";

/** Bumped when the lake's text of the same export would come out otherwise. */
const lakeVersion = 2;

/** Steps of the load that tests wrap to lose a row: the accounting must notice. */
export type LoadEffects = {
  afterRead?: (source: Source) => void;
  afterWrite?: (connection: Connection, paths: {accepted: string; quarantine: string}) => Promise<void>;
};

export type TableOptions = {
  policy: Policy;
  file: string;
  sha: string;
  records: LedgerRecord[];
  load_seq: number;
  effects?: LoadEffects;
};

/** Reads a table into the lake and returns its record, or undefined if it has no rows. */
export async function loadTable(
  connection: Connection,
  workspace: Workspace,
  {known, ...options}: TableOptions & {known: Known}
): Promise<LoadRecord | undefined> {
  const {file, sha, records, load_seq, policy, effects} = options;
  const {mapping, opened, view, header, where} = known;
  const names = Object.keys(mapping.entities);
  const bounds = names.map((name) => bindFields(mapping, name, header.names, where));
  const source = await opened.read(connection, view, header);
  if (source.records - source.blanks - source.titles - source.covered <= 0) return undefined;
  effects?.afterRead?.(source);
  const mapping_sha = loadSha(mapping, policy);
  const load_id = sha256(`${sha} ${file} ${source.sheet} ${mapping_sha}`).slice(0, 16);
  const shared = {
    ...options,
    mapping,
    source,
    load_id,
    where,
    index: opened.index + Math.min(1, opened.position)
  };
  const loaded: LoadedEntity[] = [];
  for (const [i, name] of names.entries())
    loaded.push(await readEntity(connection, workspace, {...shared, name, bound: bounds[i]!}));
  const loadedAt = localTime(now(), policy.settings.zone!);
  const used = new Set(bounds.flat().map((one) => one.column));
  return {
    kind: "load",
    load_seq,
    load_id,
    source_file: file,
    source_sha: sha,
    source_sheet: source.sheet,
    header: source.header,
    mapping: mapping.name,
    mapping_sha,
    encoding: source.encoding,
    ...exportedAt(mapping, [opened.entry, file], firstLoad(records, sha) ?? loadedAt),
    loaded_at: loadedAt,
    columns_dropped: source.header.length - used.size + source.beyond,
    entities: loaded
  };
}

/** Returns the digest of all that the lake's text of one table depends on besides its bytes. */
export function loadSha(mapping: Mapping, {settings}: Policy): string {
  const contracts = Object.keys(mapping.entities).map((name) => columnsOfEntity(name));
  return sha256(JSON.stringify([lakeVersion, mapping.sha, contracts, settings.zone]));
}

type EntityOptions = TableOptions & {
  name: string;
  bound: ReturnType<typeof bindFields>;
  mapping: Mapping;
  source: Source;
  load_id: string;
  where: string;
  index: number;
};

async function readEntity(
  connection: Connection,
  workspace: Workspace,
  options: EntityOptions
): Promise<LoadedEntity> {
  const {name, mapping, source, load_id, file, where, sha, policy, effects} = options;
  const entity = entities[name]!;
  const paths = lakePaths(name, sha, loadSha(mapping, policy), options.index);
  for (const path of Object.values(paths)) await mkdir(join(workspace.root, path, ".."), {recursive: true});
  const accepted = join(workspace.root, paths.lake);
  const quarantine = join(workspace.root, paths.quarantine);
  const written = {loadId: load_id, sourceFile: file, totals: mapping.totals, accepted, quarantine};
  const rules = {missing: mapping.missing, zone: mapping.zone, workspaceZone: policy.settings.zone!};
  const write = (bound: BoundField[]) =>
    writeLake(connection, source, {...written, entity, bound, options: rules});
  const {bound, counts} = await writeDated(connection, {...options, entity, write});
  await effects?.afterWrite?.(connection, {accepted, quarantine});
  await account(connection, where, source, {accepted, counts});
  return {
    entity: name,
    rows_read: source.records,
    rows_accepted: counts.accepted,
    rows_quarantined: counts.quarantined,
    ignored: [
      {reason: "title row", count: source.titles},
      {reason: "merged row", count: source.covered},
      {reason: "blank row", count: counts.blank},
      {reason: "total row", count: counts.total}
    ].filter(({count}) => count > 0),
    columns: Object.fromEntries(bound.map(({field, header}) => [field, header])),
    lake: paths.lake.split(sep).join("/"),
    quarantine: counts.quarantined > 0 ? paths.quarantine.split(sep).join("/") : null
  };
}

type DatedOptions = EntityOptions & {entity: Entity; write: (bound: BoundField[]) => Promise<LakeCounts>};

// the first rows tell nearly always how a column writes its dates; where only later ones do, those were not accepted,
// and the file is read once more
async function writeDated(
  connection: Connection,
  {entity, bound, source, where: file, write}: DatedOptions
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
  {accepted, counts}: {accepted: string; counts: LakeCounts}
): Promise<void> {
  const footer = await footerRows(connection, accepted);
  const {quarantined} = counts;
  const ignored = counts.blank + counts.total + source.titles + source.covered;
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

function exportedAt(mapping: Mapping, files: string[], otherwise: string) {
  const rule = mapping.exported_at;
  if (rule && "value" in rule) return {exported_at: rule.value, exported_at_from: "value" as const};
  const [, year, month, day] =
    (rule && files.map((file) => dateIn(file, rule.file_name)).find(Boolean)) ?? [];
  if (!year) return {exported_at: otherwise, exported_at_from: "first_load" as const};
  return {exported_at: `${year}-${month}-${day} 23:59:59`, exported_at_from: "file_name" as const};
}

function dateIn(file: string, pattern: string): RegExpMatchArray | null | undefined {
  const parts = basename(file).match(new RegExp(pattern))?.slice(1).join("");
  return parts?.match(/^(\d{4})-?(\d{2})-?(\d{2})/);
}

function firstLoad(records: LedgerRecord[], sha: string): string | undefined {
  const first = records.find((record) => record.kind === "load" && record.source_sha === sha);
  return first?.kind === "load" ? first.loaded_at : undefined;
}
