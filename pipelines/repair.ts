import {basename, resolve} from "node:path";
import {withModels} from "./build.ts";
import {localTime, now} from "./clock.ts";
import type {Connection} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {activeLoads, type LoadRecord, readLedger} from "./ledger.ts";
import {workspaceMappings} from "./load.ts";
import type {Mapping} from "./mapping.ts";
import {type Language, say, sayReason} from "./messages.ts";
import {type Policy, readPolicy} from "./policy.ts";
import {appendAliases, sortNames} from "./repair/aliases.ts";
import type {Wrong} from "./repair/check.ts";
import {applyCorrections, sortRows} from "./repair/corrections.ts";
import {readNames} from "./repair/names.ts";
import {openRows, type RowName, readQuarantined} from "./repair/quarantined.ts";
import {type Received, readReceived} from "./repair/received.ts";
import {repairSheets} from "./repair/workbook.ts";
import {readable} from "./take-in.ts";
import type {Workspace} from "./workspace.ts";
import {writeNew} from "./write-new.ts";
import {writeWorkbook} from "./xlsx.ts";

/** So many rows go into one workbook; the rest come with the next one. */
const mostRows = 20_000;

export type Given = {
  file: string | null;
  rows: number;
  names: number;
  /** Rows for a later workbook. */
  left: number;
  /** Rows whose export is no longer in `exports/` as it was loaded. */
  lost: number;
};

export type Taken = {
  corrected: number;
  unchanged: number;
  already: number;
  gone: number;
  aliases: number;
  aliases_already: number;
  /** Files of corrections, below `exports/`. */
  files: string[];
  wrong: Wrong[];
};

type Options = {signal?: AbortSignal | undefined};

/** Writes the open rows of the quarantine and the unmatched names into a new workbook; none if there are none. */
export async function giveRepair(
  workspace: Workspace,
  out: string,
  {language, signal}: Options & {language: Language}
): Promise<Given> {
  return withState(workspace, {signal}, async (connection, {loads, mappings}) => {
    const {names: open, count} = await openRows(connection, mostRows);
    const {rows, lost} = await readQuarantined(connection, open, {loads, mappings, workspace});
    const {unmatched, known} = await readNames(connection);
    const given = {rows: rows.length, names: unmatched.length, left: count - open.length, lost: lost.length};
    if (rows.length + unmatched.length === 0) return {file: null, ...given};
    const content = {rows, names: unmatched, known: [...known.values()].sort()};
    await writeNew(resolve(out), writeWorkbook(repairSheets(workspace, content, language)));
    return {file: out, ...given};
  });
}

/** Takes an edited workbook back: right corrections become exports, decisions on names rows of the policy. */
export async function takeRepair(
  workspace: Workspace,
  path: string,
  {by, signal}: Options & {by: string}
): Promise<Taken> {
  const file = basename(path);
  const received = await readable(path, file, () => readReceived(path, file));
  const {policy, mappings, loads, ...sorted} = await withState(
    workspace,
    {signal},
    async (connection, state) => {
      const {policy, mappings, loads, known} = state;
      const wanted = wantedRows(received, loads);
      if (
        received.loads.size > 0 &&
        ![...received.loads.values()].some(({source_sha}) => known.has(source_sha))
      )
        throw new Failure("refused", "repair_foreign", {file, folder: received.workspace});
      const {rows} = await readQuarantined(connection, wanted.names, {loads, mappings, workspace});
      const names = await readNames(connection);
      return {
        ...{policy, mappings, loads, rows: sortRows(wanted.rows, rows, loads)},
        names: sortNames(received.names, names, policy)
      };
    }
  );
  const {corrections, ...counts} = sorted.rows;
  const {aliases, already, wrong} = sorted.names;
  const at = localTime(now(), policy.settings.zone!);
  const applied = await applyCorrections(workspace, corrections, {mappings, policy, loads, file, by, at});
  if (aliases.length > 0) await appendAliases(workspace, aliases, `repair ${file} · ${by} · ${at}`);
  return {
    corrected: applied.corrected,
    ...counts,
    aliases: aliases.length,
    aliases_already: already,
    files: applied.files,
    wrong: [...applied.wrong, ...wrong]
  };
}

/** Says what a workbook holds, and what it could not hold. */
export function givenText({file, rows, names, left, lost}: Given, language: Language): string {
  return [
    file ? say("repair_given", language, {file, rows, names}) : say("repair_nothing", language),
    ...(left > 0 ? [say("repair_left", language, {count: left})] : []),
    ...(lost > 0 ? [say("repair_lost", language, {count: lost})] : [])
  ].join("\n");
}

/** Says what became of a workbook that came back. */
export function takenText({files, wrong, ...counts}: Taken, language: Language): string {
  const taken = say("repair_taken", language, counts);
  if (files.length === 0) return taken;
  return `${taken}\n${say("repair_taken_next", language, {detail: files.join(", ")})}`;
}

/** Says what is still wrong, a line each. */
export function wrongText(wrong: Wrong[], language: Language): string {
  const lines = wrong.map(({reason, ...place}) =>
    say("repair_wrong", language, {...place, reason: sayReason(reason, language)})
  );
  return say("repair_still_wrong", language, {count: wrong.length, detail: lines.join("\n")});
}

type State = {policy: Policy; mappings: Mapping[]; loads: LoadRecord[]; known: Set<string>};

async function withState<T>(
  workspace: Workspace,
  {signal}: Options,
  use: (connection: Connection, state: State) => Promise<T>
): Promise<T> {
  const policy = await readPolicy(workspace);
  const mappings = await workspaceMappings(workspace);
  const records = await readLedger(workspace);
  const state = {
    policy,
    mappings,
    loads: activeLoads(records),
    known: new Set(records.map(({source_sha}) => source_sha))
  };
  return withModels(workspace, ["marts.quarantine", "warehouse.customer_names"], {
    policy,
    signal,
    use: (connection) => use(connection, state)
  });
}

// a load is known again by its bytes: its mapping may have changed since, and its name of a load with it
function wantedRows({rows, loads: told}: Received, loads: LoadRecord[]) {
  const current = new Map(
    [...told.values()].map(({load_id, source_sha, source_sheet}) => [
      load_id,
      loads.find((one) => one.source_sha === source_sha && one.source_sheet === source_sheet)?.load_id
    ])
  );
  const renamed = rows.map((row) => ({...row, load_id: current.get(row.load_id) ?? row.load_id}));
  const names = renamed.map(({load_id, entity, row}): RowName => ({load_id, entity, row}));
  return {rows: renamed, names};
}
