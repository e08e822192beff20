import {existsSync} from "node:fs";
import {join} from "node:path";
import {planBuild} from "./build.ts";
import {withMemory} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {sha256File} from "./hash.ts";
import {readLedger, withdrawnShas} from "./ledger.ts";
import {exportFiles, knownLoad, workspaceMappings} from "./load.ts";
import {type Policy, readPolicy} from "./policy.ts";
import {currentRun, runId} from "./publish.ts";
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
    const sha = await sha256File(join(workspace.exports, file));
    const isKnown = knownLoad(records, {mappings, policy}, file, sha) !== undefined;
    planned.push({file, status: withdrawn.has(sha) ? "withdrawn" : isKnown ? "unchanged" : "new"});
  }
  return planned;
}

async function allModels(): Promise<string[]> {
  const {readModels} = await import("./models.ts");
  return withMemory(async (connection) => (await readModels(connection)).map(({name}) => name));
}
