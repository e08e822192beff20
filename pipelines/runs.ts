import {existsSync} from "node:fs";
import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {BuildPlan} from "./build.ts";
import {now, offsetTime} from "./clock.ts";
import {Failure} from "./failure.ts";
import {sha256} from "./hash.ts";
import {appendLine, readLines} from "./ledger.ts";
import type {PolicyRow} from "./policy-lines.ts";
import type {Workspace} from "./workspace.ts";

/** What a published run was made of: the line of it in `ledger/runs.jsonl`. */
export type RunRecord = {
  run_id: string;
  as_of: string;
  lake: string;
  policy: string;
  models: string;
  code: string;
  at: string;
  /** Loads in force, by rank; runs published before these were recorded have none. */
  loads?: {load_id: string; source_file: string; is_correction: boolean}[];
};

/** Every row of policy in force, by table. */
export type PolicyTables = Record<string, PolicyRow[]>;

/** Adds a published run to the ledger, unless it is the last one there already, and keeps the policy it had. */
export async function recordRun(
  workspace: Workspace,
  {sources, prints}: BuildPlan,
  {run_id, code}: {run_id: string; code: string}
): Promise<void> {
  await keepPolicy(workspace, sources.policy.version, sources.policy.tables);
  const last = (await readRuns(workspace)).at(-1);
  if (last?.run_id === run_id) return;
  const record: RunRecord = {
    run_id,
    as_of: sources.asOf,
    lake: sources.lakeSha,
    policy: sources.policy.version,
    models: sha256([...prints.values()].join()),
    code,
    at: offsetTime(now(), sources.policy.settings.zone!),
    loads: sources.loads.map(({load_id, source_file, corrects}) => ({
      load_id,
      source_file,
      is_correction: corrects !== undefined
    }))
  };
  await appendLine(runsFile(workspace), JSON.stringify(record));
}

async function readRuns(workspace: Workspace): Promise<RunRecord[]> {
  return (await readLines(runsFile(workspace))).map((line) => JSON.parse(line) as RunRecord);
}

/** Returns the run that an id, its beginning, `current` or `previous` means; throws where none or several do. */
export async function findRun(workspace: Workspace, text: string): Promise<RunRecord> {
  const runs = await readRuns(workspace);
  if (text === "current" || text === "previous") {
    const found = runs.at(text === "current" ? -1 : -2);
    if (found) return found;
  }
  const found = new Map(
    runs.filter(({run_id}) => text.length >= 4 && run_id.startsWith(text)).map((run) => [run.run_id, run])
  );
  if (found.size === 1) return [...found.values()][0]!;
  const known = runs.slice(-5).map(({run_id, as_of}) => `${run_id} (${as_of})`);
  throw new Failure("usage", "unknown_run", {run: text, known: known.join(", ") || "-"});
}

/** Returns the policy a run had, or undefined if it was published before policies were kept. */
export async function policyOf(workspace: Workspace, version: string): Promise<PolicyTables | undefined> {
  const path = policyFile(workspace, version);
  return existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as PolicyTables) : undefined;
}

async function keepPolicy(workspace: Workspace, version: string, tables: PolicyTables): Promise<void> {
  const path = policyFile(workspace, version);
  if (existsSync(path)) return;
  await mkdir(join(workspace.ledger, "policies"), {recursive: true});
  await writeFile(`${path}.part`, JSON.stringify(tables));
  await rename(`${path}.part`, path);
}

function runsFile(workspace: Workspace): string {
  return join(workspace.ledger, "runs.jsonl");
}

function policyFile(workspace: Workspace, version: string): string {
  return join(workspace.ledger, "policies", `${version}.json`);
}
