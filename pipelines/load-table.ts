import {mkdir} from "node:fs/promises";
import {join, sep} from "node:path";
import type {Entity} from "../models/contract.ts";
import {columnsOfEntity, entities} from "../models/exports/index.ts";
import {localTime, now} from "./clock.ts";
import {type Correcting, correctedStamp, correctionWidth, withFormats} from "./correction.ts";
import {hasSlashDates, resolveDates} from "./dates.ts";
import {type Connection, literal, rowsOf} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {sha256} from "./hash.ts";
import {footerRows, type LakeCounts, lakePaths, leftOver, writeLake} from "./lake.ts";
import type {Ignored, LedgerRecord, LoadedEntity, LoadRecord} from "./ledger.ts";
import {type Binding, type BoundField, bindFields, readColumns} from "./mapping/bind.ts";
import {exportedAt} from "./mapping/exported-at.ts";
import {countOthers, entityRows} from "./mapping/rows.ts";
import type {Mapping} from "./mapping.ts";
import type {Policy} from "./policy.ts";
import type {Source} from "./source.ts";
import {askedAbove, type Table} from "./tables.ts";
import type {Workspace} from "./workspace.ts";

/** Bumped when the lake's text of the same export would come out otherwise. */
const lakeVersion = 3;

/** Steps of the load that tests wrap to lose a row: the accounting must notice. */
export type LoadEffects = {
  afterRead?: (source: Source) => void;
  afterWrite?: (connection: Connection, paths: {accepted: string; quarantine: string}) => Promise<void>;
};

export type TableOptions = {
  policy: Policy;
  effects?: LoadEffects;
  /** What the file is called. */
  file: string;
  sha: string;
  records: LedgerRecord[];
  load_seq: number;
};

/** Reads a table into the lake and returns its record, or undefined if it has no rows. */
export async function loadTable(
  connection: Connection,
  workspace: Workspace,
  {table, ...options}: TableOptions & {table: Table}
): Promise<LoadRecord | undefined> {
  const {file, sha, records, load_seq, effects} = options;
  const {mapping, opened, view, place: outside, correcting} = table;
  const names = correcting ? [correcting.corrects.entity] : Object.keys(mapping.entities);
  const header = table.header.names;
  const place = {...outside, header, mapping};
  const bindings = names.map((name) => withFormats(bindFields(name, place), correcting, name));
  const source = await opened.read(connection, view, table.header);
  if (source.records - source.blanks - source.titles - source.covered <= 0) return undefined;
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
        own: correcting ? undefined : ownColumns(bindings, i, header.length),
        correcting,
        mapping,
        source,
        load_id,
        index: opened.index + Math.min(1, opened.position)
      })
    );
  const loadedAt = localTime(now(), options.policy.settings.zone!);
  const used = new Set(bindings.flatMap((binding) => readColumns(binding, header.length)));
  const zones = {zone: mapping.zone, workspaceZone: options.policy.settings.zone!, missing: mapping.missing};
  const exported =
    (await exportedAt(connection, source, {...place, zones})) ??
    (opened.entry === "" ? undefined : await exportedAt(connection, source, {...place, file, zones}));
  const above = askedAbove(mapping, outside.above);
  return {
    kind: "load",
    load_seq,
    load_id,
    source_file: file,
    source_sha: sha,
    source_sheet: source.sheet,
    ...(opened.entry === "" ? {} : {entry: opened.entry}),
    header: source.header,
    mapping: mapping.name,
    mapping_sha: mappingSha,
    encoding: source.encoding,
    ...(exported ?? {exported_at: firstLoad(records, sha) ?? loadedAt, exported_at_from: "first_load"}),
    loaded_at: loadedAt,
    columns_dropped: source.header.length + source.beyond - used.size - (correcting ? correctionWidth : 0),
    ...(above.length > 0 ? {above} : {}),
    ...(correcting ? correctedStamp(correcting) : {}),
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

type EntityOptions = TableOptions & {
  name: string;
  binding: Binding;
  own: number[] | undefined;
  correcting: Correcting | undefined;
  mapping: Mapping;
  source: Source;
  load_id: string;
  index: number;
};

async function readEntity(
  connection: Connection,
  workspace: Workspace,
  options: EntityOptions
): Promise<LoadedEntity> {
  const {name, own, mapping, load_id, file, sha, policy, effects, binding} = options;
  const {made} = binding;
  const entity = entities[name]!;
  const open = await openRows(connection, workspace, {...options, entity});
  const source = entityRows(open.source, binding, mapping.missing);
  const others = [...(await countOthers(connection, open.source, binding)), ...open.others];
  const paths = lakePaths(name, sha, loadSha(mapping, policy), options.index);
  for (const path of Object.values(paths)) await mkdir(join(workspace.root, path, ".."), {recursive: true});
  const accepted = join(workspace.root, paths.lake);
  const quarantine = join(workspace.root, paths.quarantine);
  const written = {loadId: load_id, sourceFile: file, totals: mapping.totals, accepted, quarantine, made};
  const rules = {missing: mapping.missing, zone: mapping.zone, workspaceZone: policy.settings.zone!};
  const write = (bound: BoundField[]) =>
    writeLake(connection, source, {...written, entity, own, bound, options: rules});
  const {bound, counts} = await writeDated(connection, {source, file, entity, bound: binding.bound, write});
  await effects?.afterWrite?.(connection, {accepted, quarantine});
  const ignored = ignoredRows(counts, source, others);
  await account(connection, file, source, {accepted, quarantined: counts.quarantined, ignored});
  return {
    entity: name,
    rows_read: source.records,
    rows_accepted: counts.accepted,
    rows_quarantined: counts.quarantined,
    ignored,
    columns: Object.fromEntries(bound.map(({field, header}) => [field, header])),
    formats: Object.fromEntries(bound.flatMap(({field, rule}) => (rule.also ? [[field, rule.also]] : []))),
    lake: paths.lake.split(sep).join("/"),
    quarantine: counts.quarantined > 0 ? paths.quarantine.split(sep).join("/") : null
  };
}

// rows of a batch stand together: one that its export's own mapping has come to accept would stand there twice
async function openRows(
  connection: Connection,
  {root}: Workspace,
  {source, correcting, entity}: Pick<EntityOptions, "source" | "correcting"> & {entity: Entity}
): Promise<{source: Source; others: Ignored[]}> {
  const {quarantine} = correcting?.original.entities.find((one) => one.entity === entity.name) ?? {};
  if (!correcting || !entity.batch) return {source, others: []};
  const open = quarantine
    ? await rowsOf<{row: number}>(
        connection,
        `select distinct source_row as row from read_parquet(${literal(join(root, quarantine))})`
      )
    : [];
  const rows = new Set(open.map(({row}) => row));
  // the header is row 1
  const closed = correcting.corrects.rows.flatMap(({row}, i) => (rows.has(row) ? [] : [i + 2]));
  if (closed.length === 0) return {source, others: []};
  const table = `(select * from ${source.table} where not list_contains([${closed.join(", ")}], source_row))`;
  return {
    source: {...source, table},
    others: [{reason: "accepted in its export since", count: closed.length}]
  };
}

// blank rows that `where` met first are blank rows
function ignoredRows(
  {blank, total, absent}: LakeCounts,
  {titles, covered}: Source,
  others: Ignored[]
): Ignored[] {
  const counts = new Map([
    ["title row", titles],
    ["merged row", covered],
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

/** Returns the digest of all that the lake's text of one export depends on besides its bytes. */
export function loadSha(mapping: Mapping, {settings}: Policy): string {
  const contracts = Object.keys(mapping.entities).map((name) => columnsOfEntity(name));
  return sha256(JSON.stringify([lakeVersion, mapping.sha, contracts, settings.zone]));
}
