import {readFile} from "node:fs/promises";
import {hostname} from "node:os";
import {join} from "node:path";
import {expect, it, vi} from "vitest";
import {count, whileRunning, withRun} from "./held-runs.ts";
import {serviceValue} from "./service-value.ts";
import {rowsHere, ticketsCsv, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

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
