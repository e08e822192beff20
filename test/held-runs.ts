import {type ChildProcess, spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {expect} from "vitest";
import {cli, node, withFolder} from "./service-value.ts";
import {runHere, ticketsCsv, write} from "./workspaces.ts";

export const count = "select count(*)::integer as n from marts.tickets";

export function withRun(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    await write(join(folder, "exports", "工单_20241231.csv"), ticketsCsv([{id: "T1"}]));
    await runHere(folder);
    await use(folder);
  });
}

type Holder = {child: ChildProcess; pid: number; ended: Promise<number | NodeJS.Signals | null>};

/** Runs `use` while a run is stopped in its midst, lets it go on and waits for its good end. */
export async function whileRunning(folder: string, use: (holder: Holder) => Promise<void>): Promise<void> {
  const holder = await startHeld(folder);
  try {
    await use(holder);
  } finally {
    holder.child.kill("SIGCONT");
  }
  expect(await holder.ended).toBe(0);
}

/** Starts a run and stops it once it has begun to build beside the warehouse. */
export async function startHeld(folder: string): Promise<Holder> {
  const child = spawn(node, [cli, "run", "--no-site", "--workspace", folder], {stdio: "ignore"});
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) =>
    child.on("error", reject).on("close", (code, signal) => resolve(code ?? signal))
  );
  while (!existsSync(join(folder, "warehouse.next.duckdb"))) {
    if (child.exitCode !== null) throw new Error(`run ended before it built: ${child.exitCode}`);
    await setTimeout(2);
  }
  child.kill("SIGSTOP");
  return {child, pid: child.pid!, ended};
}
