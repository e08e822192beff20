import {mkdir, mkdtemp, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {type Corrected, correctionName, correctionText, readCorrections, rowSha} from "../correction.ts";
import {withMemory} from "../duckdb.ts";
import {Failure, isMissing} from "../failure.ts";
import {sha256File} from "../hash.ts";
import type {LoadRecord} from "../ledger.ts";
import {load} from "../load.ts";
import type {Mapping} from "../mapping.ts";
import type {Policy} from "../policy.ts";
import type {Workspace} from "../workspace.ts";
import {type Correction, type Wrong, wrongCells} from "./check.ts";
import type {QuarantinedRow} from "./quarantined.ts";
import {alike, type ReceivedRow} from "./received.ts";
import {rowId, shown} from "./workbook.ts";

/** What became of the rows of a workbook. */
export type Sorted = {
  corrections: Correction[];
  unchanged: number;
  /** Rows that are corrected in just this way already. */
  already: number;
  /** Rows that are in quarantine no more. */
  gone: number;
};

/** Tells the rows that a person has corrected from those left as they were. */
export function sortRows(
  received: ReceivedRow[],
  quarantined: QuarantinedRow[],
  loads: LoadRecord[]
): Sorted {
  const originals = new Map(quarantined.map((row) => [`${row.entity}:${rowId(row)}`, row]));
  const inForce = correctedRows(loads);
  const sorted: Sorted = {corrections: [], unchanged: 0, already: 0, gone: 0};
  for (const one of received) {
    const original = originals.get(`${one.entity}:${one.load_id}:${one.row}`);
    if (!original || !one.header.every((title, i) => alike(title, original.load.header[i] ?? ""))) {
      sorted.gone++;
      continue;
    }
    const cells = original.cells.map((text, i) => (alike(one.cells[i]!, shown(text)) ? text : one.cells[i]!));
    if (cells.every((text, i) => text === original.cells[i])) sorted.unchanged++;
    else if (inForce.get(placeOf(original)) === rowSha(cells)) sorted.already++;
    else sorted.corrections.push({...original, cells, sheet: one.sheet, at: one.at});
  }
  return sorted;
}

function correctedRows(loads: LoadRecord[]): Map<string, string> {
  return new Map(
    loads.flatMap(({corrects}) =>
      (corrects?.rows ?? []).map(({row, sha}) => {
        const {source_sha, source_sheet, entity} = corrects!;
        return [placeOf({load: {source_sha, source_sheet}, entity, row}), sha] as const;
      })
    )
  );
}

type Place = {load: Pick<LoadRecord, "source_sha" | "source_sheet">; entity: string; row: number};

function placeOf({load: {source_sha, source_sheet}, entity, row}: Place): string {
  return JSON.stringify([source_sha, source_sheet, entity, row]);
}

type ApplyOptions = {
  mappings: Mapping[];
  policy: Policy;
  loads: LoadRecord[];
  file: string;
  by: string;
  at: string;
};

/** Takes in the corrections that are right, as exports of their own; returns these and what is still wrong. */
export async function applyCorrections(
  workspace: Workspace,
  corrections: Correction[],
  {mappings, policy, loads, file, by, at}: ApplyOptions
): Promise<{corrected: number; files: string[]; wrong: Wrong[]}> {
  const groups = groupsOf(corrections);
  const wrong = await checked(workspace, groups, {mappings, policy, file});
  const bad = new Set(wrong.map(({sheet, row}) => `${sheet}:${row}`));
  const files: string[] = [];
  let corrected = 0;
  for (const group of groups) {
    const good = group.filter((one) => !bad.has(`${one.sheet}:${one.at}`));
    if (good.length === 0) continue;
    files.push(await takeCorrections(workspace, good, {policy, by, at, loads}));
    corrected += good.length;
  }
  return {corrected, files, wrong};
}

function groupsOf(corrections: Correction[]): Correction[][] {
  const groups = Object.groupBy(corrections, ({load: {load_id}, entity}) => `${load_id}:${entity}`);
  return Object.values(groups).map((group) => group!.sort((a, b) => a.row - b.row));
}

async function checked(
  {temp: folder}: Workspace,
  groups: Correction[][],
  options: {mappings: Mapping[]; policy: Policy; file: string}
): Promise<Wrong[]> {
  const temp = await mkdtemp(join(folder, "repair-"));
  const wrong: Wrong[] = [];
  try {
    for (const group of groups)
      wrong.push(
        ...(await withMemory((connection) => wrongCells(connection, group, {...options, temp}), {
          zone: options.policy.settings.zone!,
          temp
        }))
      );
  } finally {
    await rm(temp, {recursive: true, force: true});
  }
  return wrong.sort((a, b) => (a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? -1 : 1));
}

// one file for all corrections of an entity of an export: the earlier ones go on, unless they are corrected again
async function takeCorrections(
  workspace: Workspace,
  corrections: Correction[],
  {policy, by, at, loads}: Pick<ApplyOptions, "policy" | "by" | "at" | "loads">
): Promise<string> {
  const {load: original, entity} = corrections[0]!;
  const {source_file, source_sha, source_sheet} = original;
  const before = loads.find(
    ({corrects}) =>
      corrects?.entity === entity &&
      corrects.source_sha === source_sha &&
      corrects.source_sheet === source_sheet
  );
  const again = new Set(corrections.map(({row}) => row));
  const kept = before ? (await earlierRows(workspace, before)).filter(({row}) => !again.has(row)) : [];
  const rows = [...kept, ...corrections.map(({row, cells}) => ({row, cells, by, at}))];
  const number = 1 + (before?.corrects?.number ?? 0);
  const of = {source_file, source_sha, source_sheet, entity, number};
  const text = correctionText(
    original.header,
    rows.sort((a, b) => a.row - b.row),
    of
  );
  const file = correctionName(of, text);
  await place(workspace, file, text);
  const {files, refused} = await load(workspace, {policy, files: [join(workspace.exports, file)]});
  if (refused[0]) throw refused[0].failure;
  const record = files[0]?.records[0];
  const {rows_accepted = 0, rows_read = 0} = record?.entities[0] ?? {};
  // an earlier correction may have become wrong by the mapping or policy since; the new ones were checked
  if (rows_read !== rows.length || rows_accepted < corrections.length)
    throw new Error(`${file}: corrections not accepted: ${JSON.stringify(record?.entities)}`);
  return file;
}

async function earlierRows(
  {exports}: Workspace,
  {source_file, source_sha}: LoadRecord
): Promise<Corrected[]> {
  const path = join(exports, source_file);
  const sha = await sha256File(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  const read = sha === source_sha ? await readCorrections(path) : undefined;
  if (!read) throw new Failure("refused", "correction_missing", {file: source_file});
  return read.rows;
}

async function place({exports, temp}: Workspace, file: string, text: string): Promise<void> {
  const path = join(exports, file);
  await mkdir(dirname(path), {recursive: true});
  const whole = join(temp, "corrections.csv");
  await writeFile(whole, text);
  await rename(whole, path);
}
