import {readdir, rm} from "node:fs/promises";
import {join, relative} from "node:path";
import {localTime, now} from "./clock.ts";
import {readLocks, rewriteLocks} from "./extract/locks.ts";
import {appendLog, readLog} from "./extract/log.ts";
import {digestOfFolder} from "./extract/manifest.ts";
import {isMissing} from "./failure.ts";
import {readLedger, standingLoads} from "./ledger.ts";
import {exportFiles} from "./load.ts";
import {withdraw} from "./withdraw.ts";
import type {Workspace} from "./workspace.ts";

export type Purged = {
  files: string[];
  extracts: string[];
  /** Of the files those that still lie in `exports/`, which no command changes: whoever put them there takes them away. */
  remaining: string[];
};

/** Takes away what is older than a date: exports made before it, and HR's files and locked rows written before it. */
export async function purge(
  workspace: Workspace,
  {before, by}: {before: string; by: string}
): Promise<Purged> {
  const old = standingLoads(await readLedger(workspace)).filter(
    ({exported_at, corrects}) => exported_at.slice(0, 10) < before && !corrects
  );
  const files = [...new Set(old.map(({source_file}) => source_file))].sort();
  for (const file of files) await withdraw(workspace, file);
  const extracts = await purgeExtracts(workspace, before);
  const at = localTime(now(), "Asia/Shanghai");
  const removed = [...files, ...extracts];
  await appendLog(workspace, {kind: "purge", at, by, run_id: null, reason: `--before ${before}`, removed});
  const lying = await exportFiles(workspace);
  return {files, extracts, remaining: files.filter((file) => lying.includes(file))};
}

// an extract is as old as its newest entry in the log; one that the log does not know stays
async function purgeExtracts(workspace: Workspace, before: string): Promise<string[]> {
  const log = await readLog(workspace);
  const removed: string[] = [];
  for (const folder of await extractFolders(join(workspace.published, "hr"))) {
    const digest = await digestOfFolder(folder);
    const last = log.findLast((entry) => entry.digest === digest);
    if (!last || last.at.slice(0, 10) >= before) continue;
    await rm(folder, {recursive: true});
    removed.push(relative(workspace.root, folder));
  }
  return [...removed, ...(await purgeLocks(workspace, before))].sort();
}

// that a period was locked, by whom and why stays; figures of people do not
async function purgeLocks(workspace: Workspace, before: string): Promise<string[]> {
  const locks = await readLocks(workspace);
  const removed: string[] = [];
  for (const {at, rows_file} of locks) {
    if (!rows_file || at.slice(0, 10) >= before) continue;
    await rm(join(workspace.ledger, rows_file), {force: true});
    removed.push(`ledger/${rows_file}`);
  }
  const kept = locks.map(({changes, ...lock}) =>
    changes && lock.at.slice(0, 10) >= before ? {...lock, changes} : lock
  );
  if (removed.length > 0) await rewriteLocks(workspace, kept);
  return removed;
}

async function extractFolders(hr: string): Promise<string[]> {
  const entries = await readdir(hr, {recursive: true, withFileTypes: true}).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return entries.filter(({name}) => name === "SHA256SUMS").map(({parentPath}) => parentPath);
}
