import {spawn} from "node:child_process";
import {mkdir, readFile, rename} from "node:fs/promises";
import {basename, join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {node, serviceValue, withFolder} from "./service-value.ts";
import {cloneTree, listing, rowsHere, ticketsCsv, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

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

describe("exports loaded in another order", () => {
  it("give the same run, the same marts and the same published bytes where their dates decide", async () => {
    await withFolder(async (folder) => {
      const [forth, back] = [join(folder, "forth"), join(folder, "back")];
      await Promise.all([loadApart(forth, exports), loadApart(back, exports.toReversed())]);
      expect(await marts(back)).toEqual(await marts(forth));
      expect(await listing(join(back, "published"))).toEqual(await listing(join(forth, "published")));
      const levels = "select ticket_id, level from marts.tickets order by ticket_id";
      expect(await rowsHere(back, levels)).toEqual([
        {ticket_id: "T1", level: "L1"},
        {ticket_id: "T2", level: "L3"},
        {ticket_id: "T3", level: "L2"}
      ]);
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

const exports: [string, string][] = [
  [
    "工单_20241231.csv",
    ticketsCsv([
      {id: "T1", level: "L1"},
      {id: "T2", level: "L1"}
    ])
  ],
  ["工单_20250115.csv", ticketsCsv([{id: "T2", level: "L3", customer: "乙科技有限公司"}, {id: "T3"}])]
];

async function loadApart(folder: string, files: [string, string][]): Promise<void> {
  await mkdir(join(folder, "exports"), {recursive: true});
  for (const [name, text] of files) {
    await write(join(folder, name), text);
    await done(["load", join(folder, name), "--workspace", folder]);
    await rename(join(folder, name), join(folder, `${name}.loaded`));
  }
  await done(["run", "--no-site", "--workspace", folder]);
}

async function done(args: string[]): Promise<void> {
  const {code, stderr} = await serviceValue(args, {env: pinned});
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
}

async function marts(folder: string): Promise<Record<string, unknown[]>> {
  const names = await rowsHere<{name: string}>(
    folder,
    "select table_name as name from information_schema.tables where table_schema = 'marts' order by 1"
  );
  const tables = names.map(
    async ({name}) => [name, await rowsHere(folder, `from marts.${name} order by all`)] as const
  );
  return Object.fromEntries(await Promise.all(tables));
}
