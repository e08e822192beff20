import {readdir, rename} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {type Connection, literal} from "../pipelines/duckdb.ts";
import {exitCodes, Failure} from "../pipelines/failure.ts";
import type {LoadEffects} from "../pipelines/load.ts";
import {say} from "../pipelines/messages.ts";
import {withFolder} from "./service-value.ts";
import {runHere, ticketsCsv, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

const small = "工单_20241231.csv";

describe("a row lost while loading", () => {
  it("by the second reader fails the run and publishes nothing", async () => {
    await expectRefusal({afterRead: (source) => source.records--}, "读到 4 行，而接受 4 + 隔离 1 + 忽略 0");
  });

  it("by the first reader fails the run and publishes nothing", async () => {
    const lose: LoadEffects["afterRead"] = (source) => {
      source.table = `(select * from ${source.table} where source_row <> 3)`;
    };
    await expectRefusal({afterRead: lose}, "读到 5 行，而接受 3 + 隔离 1 + 忽略 0");
  });

  it("on the way into the lake fails the run and publishes nothing", async () => {
    await expectRefusal(
      {afterWrite: (connection, {accepted}) => loseRow(connection, accepted)},
      "读到 5 行，而接受 3 + 隔离 1 + 忽略 0"
    );
  });

  it("on the way into quarantine fails the run and publishes nothing", async () => {
    await withSmall(async (folder) => {
      const effects = {
        afterWrite: (connection: Connection, {quarantine}: {quarantine: string}) =>
          loseRow(connection, quarantine)
      };
      const failure = await runHere(folder, {effects}).catch((error: unknown) => error);
      const {exit, text} = told(failure);
      expect(exit).toBe(1);
      expect(text).toContain(`"source_file":"${small}"`);
      expect(text).toContain('"quarantined_in_ledger":1,"quarantined_in_lake":0');
      expect(await readdir(join(folder, "published"))).toEqual([]);
    });
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

async function expectRefusal(effects: LoadEffects, numbers: string): Promise<void> {
  await withSmall(async (folder) => {
    const failure = await runHere(folder, {effects}).catch((error: unknown) => error);
    const {exit, text} = told(failure);
    expect(exit).toBe(1);
    expect(text).toContain(small);
    expect(text).toContain(numbers);
    expect(await readdir(join(folder, "published"))).toEqual([]);
    expect(await readdir(join(folder, "ledger"))).not.toContain("loads.jsonl");
  });
}

function told(error: unknown): {exit: number; text: string} {
  if (!(error instanceof Failure)) throw new Error("not a failure a user is told of", {cause: error});
  return {exit: exitCodes[error.exit], text: say(error.key, "zh", error.params)};
}

async function loseRow(connection: Connection, path: string): Promise<void> {
  const kept = `select * from read_parquet(${literal(path)}) where source_row <> (select min(source_row) from read_parquet(${literal(path)}))`;
  await connection.run(`copy (${kept}) to ${literal(`${path}.less`)} (format parquet)`);
  await rename(`${path}.less`, path);
}
