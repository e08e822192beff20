import {readFile, writeFile} from "node:fs/promises";
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
  const lock = await openDatabase(join(folder, "lock.duckdb")).catch(async (error: Error) => {
    if (!/lock/i.test(error.message)) throw error;
    throw new Failure("busy", "workspace_busy", await readHolder(holder), {cause: error});
  });
  try {
    const since = localTime(now(), "Asia/Shanghai");
    await writeFile(holder, JSON.stringify({pid: process.pid, host: hostname(), command, since}));
    return await use();
  } finally {
    lock.close();
  }
}

async function readHolder(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  const {pid = "?", host = "?", command = "?", since = "?"} = JSON.parse(text) as Record<string, string>;
  return {pid: String(pid), host, command, since};
}
