import {mkdir, rename} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {serviceValue, withFolder} from "../service-value.ts";
import {listing, rowsHere, ticketsCsv, write} from "../workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

const pinned = {SERVICE_VALUE_NOW: "2025-01-02T08:00:00+08:00", SERVICE_VALUE_SECRET: "known to the test"};

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
