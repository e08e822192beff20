import {existsSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {planBuild} from "./build.ts";
import {withMemory} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {sha256File} from "./hash.ts";
import {activeFiles, type LedgerRecord, readLedger, withdrawnShas} from "./ledger.ts";
import {exportFiles, keptLoads, knownFile, workspaceMappings} from "./load.ts";
import type {Mapping} from "./mapping.ts";
import {type Policy, readPolicy} from "./policy.ts";
import {currentRun, runId} from "./publish.ts";
import {readTables} from "./tables.ts";
import type {Workspace} from "./workspace.ts";

export type Plan = {
  load: {file: string; status: "new" | "unchanged" | "withdrawn"}[];
  rebuild: string[];
  keep: string[];
  /** Everything is rebuilt as far as it depends on files not loaded yet. */
  isComplete: boolean;
  publish: boolean;
  run_id: string | null;
};

/** Returns what a run would load, rebuild and publish; writes nothing. */
export async function plan(workspace: Workspace, {asOf}: {asOf?: string | undefined} = {}): Promise<Plan> {
  const policy = await readPolicy(workspace);
  const load = await planLoad(workspace, policy);
  const isComplete = load.every(({status}) => status !== "new");
  const build = await planBuild(workspace, {policy, asOf}).catch((error: unknown) => {
    if (error instanceof Failure && error.key === "nothing_loaded") return undefined;
    throw error;
  });
  if (!build) return {load, rebuild: await allModels(), keep: [], isComplete, publish: true, run_id: null};
  const affected = isComplete ? build.stale : [...build.stale, ...build.kept];
  const run_id = await runId(build);
  const current = existsSync(workspace.published)
    ? await currentRun(join(workspace.published, "executives"))
    : undefined;
  return {
    load,
    rebuild: affected,
    keep: isComplete ? build.kept : [],
    isComplete,
    publish: !isComplete || current !== run_id,
    run_id: isComplete ? run_id : null
  };
}

async function planLoad(workspace: Workspace, policy: Policy): Promise<Plan["load"]> {
  const records = await readLedger(workspace);
  const mappings = await workspaceMappings(workspace);
  const withdrawn = withdrawnShas(records);
  const planned: Plan["load"] = [];
  for (const file of await exportFiles(workspace)) {
    const path = join(workspace.exports, file);
    const sha = await sha256File(path);
    const isKnown =
      knownFile(records, {mappings, policy}, sha) !== undefined ||
      (await isReadAlike(path, {file, sha, records, mappings, policy}));
    planned.push({file, status: withdrawn.has(sha) ? "withdrawn" : isKnown ? "unchanged" : "new"});
  }
  return planned;
}

type Alike = {file: string; sha: string; records: LedgerRecord[]; mappings: Mapping[]; policy: Policy};

// where mappings have changed, only looking into the file tells whether they change it
async function isReadAlike(path: string, {file, mappings, ...rest}: Alike): Promise<boolean> {
  const before = activeFiles(rest.records).find((one) => one.source_sha === rest.sha);
  if (!before) return false;
  const temp = await mkdtemp(join(tmpdir(), "service-value-plan-"));
  try {
    const {tables} = await readTables(path, {name: file, temp, mappings, records: rest.records});
    const kept = keptLoads(rest.records, {tables, ...rest}).filter((one) => one !== undefined);
    const isWhole = kept.length === before.load_ids.length;
    return (
      isWhole &&
      tables.length === kept.length + before.unread.filter(({reason}) => reason === "no_rows").length
    );
  } finally {
    await rm(temp, {recursive: true, force: true});
  }
}

async function allModels(): Promise<string[]> {
  const {readModels} = await import("./models.ts");
  return withMemory(async (connection) => (await readModels(connection)).map(({name}) => name));
}
