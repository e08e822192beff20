import {randomUUID} from "node:crypto";
import {readFileSync} from "node:fs";
import {mkdir, readdir, rename, rm, rmdir, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {setTimeout} from "node:timers/promises";

export type LockOptions = {
  signal?: AbortSignal | undefined;
  onWait?: ((pid: number) => void) | undefined;
  timeout?: number; // milliseconds
};

/**
 * Returns what `work` returns, run while this process alone holds the lock folder `path`. `work` is told whether the
 * lock was taken over from a process that died holding it.
 */
export async function withLock<T>(
  path: string,
  work: (wasAbandoned: boolean) => Promise<T>,
  options: LockOptions = {}
): Promise<T> {
  const wasAbandoned = await acquire(path, options);
  try {
    return await work(wasAbandoned);
  } finally {
    await rm(join(path, holderName(process.pid)), {force: true});
    await removeIfEmpty(path);
  }
}

// A folder that already holds this process's name is moved onto the lock: the move fails while the lock holds any
// name and succeeds while it is missing or empty, so that neither taking nor taking over can happen twice.
async function acquire(path: string, {signal, onWait, timeout = 600_000}: LockOptions): Promise<boolean> {
  const candidate = `${path}.${holderName(process.pid)}.${randomUUID()}`;
  const deadline = Date.now() + timeout;
  let wasAbandoned = false;
  let toldOf: string | undefined;
  await mkdir(candidate, {recursive: true});
  await writeFile(join(candidate, holderName(process.pid)), "");
  try {
    while (!(await moveOnto(candidate, path))) {
      const holder = await findLivingHolder(path);
      if (!holder) {
        wasAbandoned = (await removeDeadHolders(path)) || wasAbandoned;
        continue;
      }
      if (holder !== toldOf) onWait?.(pidOf(holder));
      toldOf = holder;
      if (Date.now() > deadline) throw new Error(`site: lock held by process: ${pidOf(holder)}`);
      await setTimeout(200, undefined, {signal});
    }
  } finally {
    await rm(candidate, {recursive: true, force: true});
  }
  await removeDeadCandidates(path);
  return wasAbandoned;
}

async function moveOnto(candidate: string, path: string): Promise<boolean> {
  try {
    await rename(candidate, path);
    return true;
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"].includes(codeOf(error))) return false;
    throw error;
  }
}

async function findLivingHolder(path: string): Promise<string | undefined> {
  return (await list(path)).find(isAlive);
}

async function removeDeadHolders(path: string): Promise<boolean> {
  const dead = (await list(path)).filter((holder) => !isAlive(holder));
  for (const holder of dead) await rm(join(path, holder), {force: true});
  await removeIfEmpty(path); // Windows moves no folder onto an empty one
  return dead.length > 0;
}

async function removeDeadCandidates(path: string): Promise<void> {
  for (const name of await list(dirname(path))) {
    const [, holder] = name.split(`${basename(path)}.`);
    if (holder && !isAlive(holder)) await rm(join(dirname(path), name), {recursive: true, force: true});
  }
}

async function list(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

async function removeIfEmpty(path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(codeOf(error))) throw error;
  }
}

function holderName(pid: number): string {
  return `${pid}-${startOf(pid)}`;
}

function pidOf(holder: string): number {
  return Number.parseInt(holder, 10);
}

function isAlive(holder: string): boolean {
  const pid = pidOf(holder);
  const start = holder.slice(`${pid}-`.length).split(".")[0];
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM" && startOf(pid) === start;
  }
  return startOf(pid) === start;
}

/** Returns when a process started, in the system's own ticks, so that a reused number is not taken for its first owner. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" "); // from the third field on
    return fields[0] === "Z" ? "dead" : fields[19]!;
  } catch {
    return "0"; // a system without /proc
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
