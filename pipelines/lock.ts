import {existsSync} from "node:fs";
import {link, readFile, rename, rm, writeFile} from "node:fs/promises";
import {hostname} from "node:os";
import {join} from "node:path";
import {localTime, now} from "./clock.ts";
import {openDatabase} from "./duckdb.ts";
import {Failure} from "./failure.ts";

/**
 * Runs `use` as the only writer of a folder. The lock is the operating system's own, on a database file held
 * open: it ends with the process however that dies, so there is never a stale one to judge.
 */
export async function withLock<T>(folder: string, command: string, use: () => Promise<T>): Promise<T> {
  const holder = join(folder, "holder.json");
  const path = join(folder, "lock.duckdb");
  if (!existsSync(path)) await createLock(path);
  const lock = await openDatabase(path).catch(async (error: Error) => {
    if (!/conflicting lock|could not set lock|used by another process/i.test(error.message)) throw error;
    throw new Failure("busy", "workspace_busy", await readHolder(holder), {cause: error});
  });
  try {
    const since = localTime(now(), "Asia/Shanghai");
    await writeFile(`${holder}.part`, JSON.stringify({pid: process.pid, host: hostname(), command, since}));
    await rename(`${holder}.part`, holder);
    return await use();
  } finally {
    lock.close();
  }
}

// made whole under another name: DuckDB refuses for ever a file that a kill cut short
async function createLock(path: string): Promise<void> {
  const whole = `${path}.${process.pid}`;
  await rm(whole, {force: true});
  (await openDatabase(whole)).close();
  await link(whole, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(whole);
}

async function readHolder(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  const {pid = "?", host = "?", command = "?", since = "?"} = JSON.parse(text) as Record<string, string>;
  return {pid: String(pid), host, command, since};
}
