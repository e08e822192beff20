import {readdir, rename} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {type Connection, literal, withMemory} from "../../pipelines/duckdb.ts";
import {serviceValue, withFolder} from "../service-value.ts";
import {listing, rowsHere, runHere, ticketsCsv, write} from "../workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

const small = "工单_20241231.csv";

describe("a row lost from the disk", () => {
  it("from the lake fails the next run, built before or not, and leaves the last good state", async () => {
    const numbers = ['"accepted_in_ledger":4,"accepted_in_footer":3'];
    await expectNoticed({folder: "lake/tickets", isBuilt: false}, numbers);
    await expectNoticed({folder: "lake/tickets", isBuilt: true}, numbers);
  });

  it("from quarantine fails the next run, built before or not, and leaves the last good state", async () => {
    const numbers = ['"quarantined_in_ledger":1,"quarantined_in_lake":0'];
    await expectNoticed({folder: "lake/quarantine", isBuilt: false}, numbers);
    await expectNoticed({folder: "lake/quarantine", isBuilt: true}, numbers);
  });
});

/** Four good tickets and one without a time, so that a reader that loses a row and one quarantined row would balance. */
function withSmall(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const tickets = ["T1", "T2", "T3", "T4"].map((id) => ({id}));
    await write(join(folder, "exports", small), ticketsCsv([...tickets, {id: "T5", submitted: ""}]));
    await write(join(folder, "policy", "settings.csv"), "name,value\nquarantine_max_ratio,0.5\n");
    await use(folder);
  });
}

type Loss = {folder: string; isBuilt: boolean};

async function expectNoticed(loss: Loss, numbers: string[]): Promise<void> {
  await withSmall(async (folder) => {
    const stages = loss.isBuilt ? {} : {stages: ["load" as const]};
    expect((await runHere(folder, stages)).exit).toBe("done");
    const published = await listing(join(folder, "published"));
    const [file] = await readdir(join(folder, loss.folder));
    await withMemory((connection) => loseRow(connection, join(folder, loss.folder, file!)));
    const {code, stderr} = await serviceValue(["run", "--no-site", "--workspace", folder]);
    expect(code).toBe(1);
    for (const text of [`"source_file":"${small}"`, ...numbers]) expect(stderr).toContain(text);
    expect(await listing(join(folder, "published"))).toEqual(published);
    if (loss.isBuilt)
      expect(await rowsHere(folder, "select sum(rows_read)::integer as n from marts.loads")).toEqual([
        {n: 5}
      ]);
  });
}

async function loseRow(connection: Connection, path: string): Promise<void> {
  const kept = `select * from read_parquet(${literal(path)}) where source_row <> (select min(source_row) from read_parquet(${literal(path)}))`;
  await connection.run(`copy (${kept}) to ${literal(`${path}.less`)} (format parquet)`);
  await rename(`${path}.less`, path);
}
