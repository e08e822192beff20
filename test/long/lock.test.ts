import {existsSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {expect, it, vi} from "vitest";
import {count, startHeld, whileRunning, withRun} from "../held-runs.ts";
import {rowsIn, serviceValue, withFolder} from "../service-value.ts";
import {rowsHere, ticketsCsv, write} from "../workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

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
