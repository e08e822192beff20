import {cp, readdir, readFile, rename} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {entities} from "../models/exports/index.ts";
import {type Connection, literal, withMemory} from "../pipelines/duckdb.ts";
import {exitCodes, Failure} from "../pipelines/failure.ts";
import type {LoadEffects} from "../pipelines/load.ts";
import {say} from "../pipelines/messages.ts";
import {repository} from "../pipelines/workspace.ts";
import {serviceValue, withFolder} from "./service-value.ts";
import {listing, rowsHere, runHere, ticketsCsv, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

const sampleExports = join(repository, "data", "sample", "exports");
const small = "工单_20241231.csv";

type Account = {source_file: string; entity: string} & Record<
  | "rows_read"
  | "rows_accepted"
  | "rows_quarantined"
  | "rows_ignored"
  | "rows_current"
  | "rows_superseded"
  | "in_lake"
  | "in_quarantine",
  number
>;

describe("the sample's rows", () => {
  it("are read, accepted, quarantined, ignored, current and superseded without one lost", async () => {
    await withSample(async (folder) => {
      expect((await runHere(folder)).exit).toBe("done");
      const accounts = await accountsOf(folder);
      expect(accounts.map(({source_file}) => source_file).sort()).toEqual((await plainExports()).sort());
      for (const account of accounts) {
        const {source_file, rows_read, rows_accepted, rows_quarantined, rows_ignored} = account;
        const records = recordsOf(await readFile(join(sampleExports, source_file)));
        const filled = records.filter((record) => record.replaceAll(",", "").trim() !== "");
        expect([source_file, rows_read]).toEqual([source_file, records.length - 1]);
        expect([source_file, rows_accepted + rows_quarantined + rows_ignored]).toEqual([
          source_file,
          rows_read
        ]);
        expect([source_file, account.rows_current + account.rows_superseded]).toEqual([
          source_file,
          rows_accepted
        ]);
        expect(rows_ignored).toBeGreaterThanOrEqual(records.length - filled.length);
        expect([source_file, account.in_lake]).toEqual([source_file, rows_accepted]);
        expect([source_file, account.in_quarantine]).toEqual([source_file, rows_quarantined]);
      }
      const status = JSON.parse((await serviceValue(["status", "--json", "--workspace", folder])).stdout);
      const sum = (name: keyof Account) => accounts.reduce((all, one) => all + Number(one[name]), 0);
      expect(status.rows.rows_read).toBe(sum("rows_read"));
      expect(status.rows.rows_current).toBe(sum("rows_current"));
    });
  });
});

describe("a row lost while loading", () => {
  it("by the second reader fails the run and publishes nothing", async () => {
    await expectRefusal({afterRead: (source) => source.records--}, "读到 4 行,而接受 4 + 隔离 1 + 忽略 0");
  });

  it("by the first reader fails the run and publishes nothing", async () => {
    const lose: LoadEffects["afterRead"] = (source) => {
      source.table = `(select * from ${source.table} where source_row <> 3)`;
    };
    await expectRefusal({afterRead: lose}, "读到 5 行,而接受 3 + 隔离 1 + 忽略 0");
  });

  it("on the way into the lake fails the run and publishes nothing", async () => {
    await expectRefusal(
      {afterWrite: (connection, {accepted}) => loseRow(connection, accepted)},
      "读到 5 行,而接受 3 + 隔离 1 + 忽略 0"
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

describe("a row lost on the disk after a good load", () => {
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

function withSample(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    for (const file of await plainExports())
      await cp(join(sampleExports, file), join(folder, "exports", file));
    await use(folder);
  });
}

/** The exports whose bytes can be counted without unpacking them. */
async function plainExports(): Promise<string[]> {
  const files = await readdir(sampleExports, {recursive: true});
  return files.filter((file) => file.endsWith(".csv"));
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

function told(error: unknown): {exit: number; text: string} {
  if (!(error instanceof Failure)) throw new Error("not a failure a user is told of", {cause: error});
  return {exit: exitCodes[error.exit], text: say(error.key, "zh", error.params)};
}

async function loseRow(connection: Connection, path: string): Promise<void> {
  const kept = `select * from read_parquet(${literal(path)}) where source_row <> (select min(source_row) from read_parquet(${literal(path)}))`;
  await connection.run(`copy (${kept}) to ${literal(`${path}.less`)} (format parquet)`);
  await rename(`${path}.less`, path);
}

async function accountsOf(folder: string): Promise<Account[]> {
  const tables = Object.keys(entities).map((entity) => `select source_file, source_row from lake.${entity}`);
  return rowsHere<Account>(
    folder,
    `select loads.* exclude (exported_at), coalesce(lake.n, 0)::integer as in_lake, coalesce(bad.n, 0)::integer as in_quarantine
    from marts.loads as loads
    left join (
      select source_file, count(*) as n
      from (
        ${tables.join(" union all ")}
      )
      anti join marts.quarantine using (source_file, source_row)
      group by source_file
    ) as lake using (source_file)
    left join (select source_file, count(*) as n from marts.quarantine group by all) as bad using (source_file)`
  );
}

/** Splits a CSV file into its records, counting quotes letter by letter: no other reader of the project is asked. */
function recordsOf(bytes: Buffer): string[] {
  const records: string[] = [];
  let record = "";
  let isQuoted = false;
  for (const letter of decoded(bytes)) {
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === "\n" && !isQuoted) {
      records.push(record);
      record = "";
    } else record += letter;
  }
  return record === "" ? records : [...records, record];
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", {fatal: true}).decode(bytes);
  }
}
