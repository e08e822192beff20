import {basename} from "node:path";
import {localTime, now} from "./clock.ts";
import {Failure} from "./failure.ts";
import {removeWithdrawn} from "./lake.ts";
import {appendLedger, readLedger, standingLoads} from "./ledger.ts";
import {forgetRuns} from "./publish.ts";
import type {Workspace} from "./workspace.ts";

/** Takes a file's rows, and the corrections of them, out of the lake; the ledger keeps its digest, so that it is not loaded again by itself. */
export async function withdraw(workspace: Workspace, file: string): Promise<{file: string; rows: number}> {
  const active = standingLoads(await readLedger(workspace));
  const named = active.filter(({source_file}) => source_file === file || source_file === basename(file));
  if (named.length === 0) throw new Failure("usage", "not_loaded", {file});
  const shas = new Set(named.map(({source_sha}) => source_sha));
  const loads = [...active.filter(({corrects}) => corrects && shas.has(corrects.source_sha)), ...named];
  await forgetRuns(workspace);
  const at = localTime(now(), "Asia/Shanghai");
  const files = new Map(loads.map(({source_sha, source_file}) => [source_sha, source_file]));
  const records = [...files].map(([source_sha, source_file]) => ({
    kind: "withdraw" as const,
    source_file,
    source_sha,
    at
  }));
  await appendLedger(workspace, ...records);
  await removeWithdrawn(workspace);
  const entities = loads.flatMap((load) => load.entities);
  return {file, rows: entities.reduce((sum, one) => sum + one.rows_accepted + one.rows_quarantined, 0)};
}
