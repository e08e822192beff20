import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {diff} from "../../pipelines/diff.ts";
import {changesBetween, type Kept} from "../../pipelines/diff-causes.ts";
import {diffText} from "../../pipelines/diff-text.ts";
import {Failure} from "../../pipelines/failure.ts";
import {readPolicy} from "../../pipelines/policy.ts";
import {workspaceAt} from "../../pipelines/workspace.ts";
import {withFolder} from "../service-value.ts";
import {runHere, write} from "../workspaces.ts";

describe("changesBetween(a, b)", () => {
  const run = {run_id: "a", as_of: "2024-05-31", lake: "l", policy: "p", models: "m", code: "c", at: ""};
  const loads = [{load_id: "1", source_file: "tickets.csv", is_correction: false}];
  const policy = {settings: [{name: "acknowledge_minutes", value: "15"}], levels: [], calendar_days: []};
  const a: Kept = {run: {...run, loads}, policy};

  it("finds nothing between a run and itself", () => {
    expect(changesBetween(a, a)).toEqual([]);
  });

  it("tells data, corrections, policy, calendar and code apart, each with what it was", () => {
    const correction = {load_id: "2", source_file: "corrections/1.csv", is_correction: true};
    const young = {load_id: "3", source_file: "june.csv", is_correction: false};
    const b: Kept = {
      run: {...run, as_of: "2024-06-30", policy: "q", code: "d", loads: [young, correction]},
      policy: {
        settings: [{name: "acknowledge_minutes", value: "10"}],
        levels: [{level: "L9"}],
        calendar_days: [{date: "2024-06-03"}]
      }
    };
    expect(changesBetween(a, b)).toEqual([
      {cause: "code", details: ["c → d"]},
      {cause: "data", details: ["+ june.csv", "− tickets.csv", "as_of 2024-05-31 → 2024-06-30"]},
      {cause: "correction", details: ["+ corrections/1.csv"]},
      {cause: "policy", details: ["levels.csv +1 −0", "acknowledge_minutes 15 → 10"]},
      {cause: "calendar", details: ["calendar_days.csv +1 −0"]}
    ]);
  });

  it("knows of an older run only that its lake and policy differ", () => {
    const old: Kept = {run: {...run, lake: "x", policy: "y"}, policy: undefined};
    expect(changesBetween(old, a)).toEqual([
      {cause: "data", details: ["lake"]},
      {cause: "policy", details: ["policy"]}
    ]);
  });
});

describe("diff(workspace, a, b)", () => {
  const header = "问题编号,客户名称,问题级别,提交时间,首次响应时间,解决时间,工单状态\n";
  // answered after 12 minutes, solved after 9 hours of 8
  const first = "FW1,甲公司,L2,2024-05-15 09:00,2024-05-15 09:12,2024-05-15 18:00,已关闭\n";
  // answered after 5 minutes, solved after 2 hours
  const second = "FW2,甲公司,L2,2024-05-16 09:00,2024-05-16 09:05,2024-05-16 11:00,已关闭\n";

  it("says of two causes at once which moved what, by computing again with one in place", () =>
    withFolder(async (folder) => {
      await write(join(folder, "exports/售后问题处理跟踪表_20240520.csv"), header + first);
      await runHere(folder);
      await write(join(folder, "exports/售后问题处理跟踪表_20240521.csv"), header + second);
      await write(join(folder, "policy/settings.csv"), "name,value\nacknowledge_minutes,10\n");
      await runHere(folder);
      const workspace = workspaceAt(folder);
      const options = {policy: await readPolicy(workspace)};
      const found = await diff(workspace, "previous", "current", options);
      expect(found.method).toBe("rebuilt");
      expect(found.changes.map(({cause}) => cause)).toEqual(["data", "policy"]);
      const month = (code: string) =>
        found.moved.find(
          (one) => one.metric_code === code && one.period === "2024-05" && one.dimension === "company"
        );
      // of one ticket late, then of two one late
      expect(month("M-08")).toMatchObject({
        before: {value: 0},
        after: {value: 0.5},
        steps: [{cause: "data"}]
      });
      // both within 15 minutes, then one of them not within 10
      expect(month("M-03")).toMatchObject({
        before: {value: 1},
        after: {value: 0.5},
        steps: [{cause: "policy", before: {value: 1}}]
      });
      expect(found.marts).toContainEqual({mart: "tickets", rows_added: 1, rows_removed: 0, rows_changed: 1});
      expect(diffText(found, "en")).toMatch(/M-08 +2024-05 +company +0 +0\.5 +data/);
      expect(diffText(found, "zh")).toContain("acknowledge_minutes 15 → 10");
      const same = await diff(workspace, "current", "current", options);
      expect([same.method, same.moved, same.marts]).toEqual(["none", [], []]);
      await expect(diff(workspace, "zzzz", "current", options)).rejects.toThrow(Failure);
    }));
});
