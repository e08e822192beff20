// what else a change rebuilds, and withdrawals: test/long/incremental.test.ts
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {repository} from "../pipelines/workspace.ts";
import {readersOf, reads, state, useRun, withRun} from "./incremental-runs.ts";
import {serviceValue} from "./service-value.ts";
import {planHere, runHere, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

useRun();

describe("a second run", () => {
  it("loads nothing, rebuilds nothing, publishes nothing new, and says so", async () => {
    await withRun(async (folder) => {
      const run = ["run", "--no-site", "--workspace", folder];
      const before = await state(folder);
      const {code, stderr} = await serviceValue([...run, "--lang", "zh"]);
      expect(code).toBe(0);
      expect(stderr).toContain("载入 · 0 个文件载入，1 个未变，0 个被拒绝");
      expect(stderr).toContain("计算 · 没有变化，什么都不用重算");
      expect(stderr).toMatch(/发布 · 已经发布过同样的结果，运行 [0-9a-f]{16}\n/);
      const said = JSON.parse((await serviceValue([...run, "--json"])).stdout);
      expect(said).toMatchObject({exit: 0, built: [], refused: [], files: [{status: "unchanged"}]});
      expect(await state(folder)).toEqual(before);
      const planned = await serviceValue(["plan", "--workspace", folder, "--lang", "zh"]);
      expect(planned.stdout).toBe("什么都不用做：没有变化\n");
    });
  });
});

describe("what a change rebuilds", () => {
  it("is exactly the models that read an edited policy table, directly or not, as the plan said", async () => {
    await withRun(async (folder) => {
      const shipped = await readFile(join(repository, "data", "policy", "sla_targets.csv"), "utf8");
      await write(
        join(folder, "policy", "sla_targets.csv"),
        shipped.replace("resolution,L1,240", "resolution,L1,60")
      );
      const expected = await readersOf((sql) => reads(sql, "policy.sla_targets"));
      expect(expected).toContain("marts.tickets");
      expect(expected).not.toContain("staging.tickets");
      expect([...(await planHere(folder)).rebuild].sort()).toEqual(expected);
      expect([...(await runHere(folder, {stages: ["load", "build"]})).built!].sort()).toEqual(expected);
    });
  });
});
