import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {diff} from "../../pipelines/diff.ts";
import {diffText} from "../../pipelines/diff-text.ts";
import {Failure} from "../../pipelines/failure.ts";
import {readPolicy} from "../../pipelines/policy.ts";
import {workspaceAt} from "../../pipelines/workspace.ts";
import {withFolder} from "../service-value.ts";
import {runHere, write} from "../workspaces.ts";

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
