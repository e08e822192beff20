import {type ChildProcess, spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {hostname} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {expect, it, vi} from "vitest";
import {cli, node, rowsIn, serviceValue, withFolder} from "./service-value.ts";
import {rowsHere, runHere, ticketsCsv, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

const count = "select count(*)::integer as n from marts.tickets";

it("a second run is refused with exit 6 and told who holds the workspace since when", async () => {
  await withRun(async (folder) => {
    await write(join(folder, "exports", "工单_20250115.csv"), ticketsCsv([{id: "T2"}]));
    await whileRunning(folder, async (holder) => {
      const zh = await serviceValue(["run", "--no-site", "--workspace", folder, "--lang", "zh"]);
      expect(zh.code).toBe(6);
      const {since} = JSON.parse(await readFile(join(folder, "ledger", "holder.json"), "utf8"));
      expect(since).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      for (const word of [`进程 ${holder.pid}`, hostname(), since, "service-value run"])
        expect(zh.stderr).toContain(word);
      const en = await serviceValue([
        "withdraw",
        "工单_20241231.csv",
        "--workspace",
        folder,
        "--lang",
        "en",
        "--json"
      ]);
      expect(en.code).toBe(6);
      expect(JSON.parse(en.stdout)).toEqual({exit: 6, message: en.stderr.trim()});
      expect(en.stderr).toMatch(
        new RegExp(`held by process ${holder.pid} on .*“service-value run” since ${since}`)
      );
    });
    expect(await rowsHere(folder, count)).toEqual([{n: 2}]);
  });
});

it("readers work while a run is under way and see the last good state", async () => {
  await withRun(async (folder) => {
    const before = JSON.parse((await serviceValue(["status", "--json", "--workspace", folder])).stdout);
    await write(join(folder, "exports", "工单_20250115.csv"), ticketsCsv([{id: "T2"}]));
    await whileRunning(folder, async () => {
      expect(await rowsIn(folder, count)).toEqual([{n: 1}]);
      const during = JSON.parse((await serviceValue(["status", "--json", "--workspace", folder])).stdout);
      expect({rows: during.rows, run: during.run}).toEqual({rows: before.rows, run: before.run});
    });
    expect(await rowsIn(folder, count)).toEqual([{n: 2}]);
    const after = JSON.parse((await serviceValue(["status", "--json", "--workspace", folder])).stdout);
    expect(after.run.run_id).not.toBe(before.run.run_id);
  });
});

it("the next run takes over from a holder that was killed", async () => {
  await withRun(async (folder) => {
    await write(join(folder, "exports", "工单_20250115.csv"), ticketsCsv([{id: "T2"}]));
    const holder = await startHeld(folder);
    holder.child.kill("SIGKILL");
    expect(await holder.ended).toBe("SIGKILL");
    expect(existsSync(join(folder, "ledger", "holder.json"))).toBe(true);
    const {code, stderr} = await serviceValue(["run", "--no-site", "--workspace", folder]);
    expect([code, stderr]).toEqual([0, expect.stringContaining("发布")]);
    expect(await rowsHere(folder, count)).toEqual([{n: 2}]);
  });
});

it("of two runs that start at once in a new workspace at most one is refused, and by the lock alone", async () => {
  await withFolder(async (folder) => {
    await write(join(folder, "exports", "工单_20241231.csv"), ticketsCsv([{id: "T1"}]));
    const both = await Promise.all(
      [1, 2].map(() => serviceValue(["run", "--no-site", "--workspace", folder]))
    );
    const codes = both.map(({code}) => code).sort();
    expect([
      [0, 0],
      [0, 6]
    ]).toContainEqual(codes);
    expect(await rowsHere(folder, count)).toEqual([{n: 1}]);
    const locks = (await readdir(join(folder, "ledger"))).filter((name) => name.startsWith("lock."));
    expect(locks).toEqual(["lock.duckdb"]);
  });
});

it("an error of another kind is not told as a workspace in use", async () => {
  await withRun(async (folder) => {
    await write(join(folder, "ledger", "lock.duckdb"), "damaged");
    const {code, stderr} = await serviceValue(["run", "--no-site", "--workspace", folder]);
    expect(code).not.toBe(6);
    expect(stderr).toContain("lock.duckdb");
  });
});

function withRun(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    await write(join(folder, "exports", "工单_20241231.csv"), ticketsCsv([{id: "T1"}]));
    await runHere(folder);
    await use(folder);
  });
}

type Holder = {child: ChildProcess; pid: number; ended: Promise<number | NodeJS.Signals | null>};

/** Runs `use` while a run is stopped in its midst, lets it go on and waits for its good end. */
async function whileRunning(folder: string, use: (holder: Holder) => Promise<void>): Promise<void> {
  const holder = await startHeld(folder);
  try {
    await use(holder);
  } finally {
    holder.child.kill("SIGCONT");
  }
  expect(await holder.ended).toBe(0);
}

/** Starts a run and stops it once it has begun to build beside the warehouse. */
async function startHeld(folder: string): Promise<Holder> {
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
