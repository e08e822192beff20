import {spawn} from "node:child_process";
import {readFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {node, withFolder} from "../service-value.ts";
import {cloneTree, listing} from "../workspaces.ts";

const pinned = {SERVICE_VALUE_NOW: "2025-01-02T08:00:00+08:00", SERVICE_VALUE_SECRET: "known to the test"};

describe("two clones in different folders, zones, languages and umasks", () => {
  it("publish the same bytes of the sample under the same run", async () => {
    await withFolder(async (folder) => {
      const here = join(folder, "a");
      const there = join(folder, "deeper", "路径 with a space", "and deeper", "b");
      const [one, other] = await Promise.all([
        runClone(here, {TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", umask: "022"}),
        runClone(there, {TZ: "Pacific/Kiritimati", LANG: "de_DE.ISO-8859-1", LC_ALL: "C", umask: "077"})
      ]);
      expect(one.run_id).toMatch(/^[0-9a-f]{16}$/);
      expect(other.run_id).toBe(one.run_id);
      const published = await listing(join(here, "data", "sample", "published"));
      expect(await listing(join(there, "data", "sample", "published"))).toEqual(published);
      const names = Object.keys(published).map((name) => basename(name));
      expect(names).toEqual(
        expect.arrayContaining(["run.json", "metric_values.json", "tickets.parquet", "current"])
      );
      expect(await listing(join(there, "data", "sample", "lake"))).toEqual(
        await listing(join(here, "data", "sample", "lake"))
      );
      const stamp = JSON.parse(
        await readFile(join(here, "data/sample/published/executives/current/run.json"), "utf8")
      );
      expect(stamp).toMatchObject({
        run_id: one.run_id,
        as_of: "2024-12-31",
        built_at: "2025-01-02T08:00:00+08:00"
      });
    });
  });
});

type Surroundings = {umask: string} & Record<string, string>;

async function runClone(clone: string, {umask, ...env}: Surroundings): Promise<{run_id: string}> {
  const cli = await cloneTree(clone);
  const script = ["-c", `umask ${umask}; exec "$@"`, "sh", node, cli, "run", "--no-site", "--json"];
  const child = spawn("sh", script, {cwd: clone, env: {...process.env, ...pinned, ...env}});
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
