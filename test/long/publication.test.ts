import {cp, mkdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it, vi} from "vitest";
import {serviceValue, withFolder} from "../service-value.ts";
import {listing, ticketsCsv, write} from "../workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

const env = {SERVICE_VALUE_NOW: "2025-01-16T08:00:00+08:00", SERVICE_VALUE_SECRET: "known to the test"};

// what a kill leaves between two steps too close together for a clock to hit
it("a publication cut off between any two of its steps is finished by the next run", async () => {
  await withFolder(async (folder) => {
    const [base, done] = [join(folder, "base"), join(folder, "done")];
    await write(join(base, "exports", "工单_20241231.csv"), ticketsCsv([{id: "T1"}]));
    const first = await publish(base);
    await write(join(base, "exports", "工单_20250115.csv"), ticketsCsv([{id: "T2"}]));
    await copy(base, done);
    const second = await publish(done);
    expect(second).not.toBe(first);
    for (const cut of [isPrepared, isFirstInPlace, isFirstCurrent, isAllCurrent]) {
      const cutOff = join(folder, cut.name);
      await copy(base, cutOff);
      await cut(join(cutOff, "published"), {published: join(done, "published"), run_id: second});
      expect(await publish(cutOff)).toBe(second);
      expect(await listing(join(cutOff, "published")), cut.name).toEqual(
        await listing(join(done, "published"))
      );
      const runs = await readFile(join(cutOff, "ledger", "runs.jsonl"), "utf8");
      expect(runs, cut.name).toBe(await readFile(join(done, "ledger", "runs.jsonl"), "utf8"));
    }
  });
});

type Done = {published: string; run_id: string};

async function isPrepared(folder: string, {published, run_id}: Done): Promise<void> {
  await copy(join(published, "executives", run_id), join(folder, ".part-abcdef", "executives"));
  await mkdir(join(folder, ".part-abcdef", "analysts"));
}

async function isFirstInPlace(folder: string, done: Done): Promise<void> {
  await mkdir(join(folder, ".part-abcdef", "analysts"), {recursive: true});
  await copy(join(done.published, "executives", done.run_id), join(folder, "executives", done.run_id));
  await symlink(done.run_id, join(folder, "executives", ".current-123"));
}

async function isFirstCurrent(folder: string, done: Done): Promise<void> {
  await isFirstInPlace(folder, done);
  await pointTo(join(folder, "executives"), done.run_id);
  await writeFile(join(folder, "executives", ".runs"), "");
}

async function isAllCurrent(folder: string, done: Done): Promise<void> {
  await isFirstCurrent(folder, done);
  await copy(join(done.published, "analysts", done.run_id), join(folder, "analysts", done.run_id));
  await pointTo(join(folder, "analysts"), done.run_id);
}

async function pointTo(folder: string, run_id: string): Promise<void> {
  await rm(join(folder, "current"));
  await symlink(run_id, join(folder, "current"));
}

async function publish(folder: string): Promise<string> {
  const {code, stdout, stderr} = await serviceValue(["run", "--no-site", "--json", "--workspace", folder], {
    env
  });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout).run_id;
}

function copy(from: string, to: string): Promise<void> {
  return cp(from, to, {recursive: true, verbatimSymlinks: true});
}
