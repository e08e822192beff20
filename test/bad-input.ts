import {cp, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect} from "vitest";
import {marts} from "../models/marts/index.ts";
import {madeOnce} from "./made-once.ts";
import {type Ran, serviceValue} from "./service-value.ts";
import {listing, rowsHere, runHere, ticketsCsv, write} from "./workspaces.ts";

/** What a person relies on: every published byte, where `current` points, the warehouse and the rows of its marts. */
export type State = {published: Record<string, string>; rows: unknown[]; warehouse: string};

export const contractHeader = "合同编号,客户名称,合同金额,签约日期";

export type Good = {
  /** Works on a copy of the workspace, removed afterwards. */
  withGood: (use: (folder: string, before: State) => Promise<void>) => Promise<void>;
  /** Returns a copy of the workspace that the file's tests share. */
  copyGood: () => Promise<{folder: string; before: State}>;
};

/** Builds and publishes a small workspace, once in a whole run of the tests. */
export function useGoodState(): Good {
  const folders: string[] = [];
  const made = async (name: string) => {
    const folder = await mkdtemp(join(tmpdir(), `service-value-${name}-`));
    folders.push(folder);
    return folder;
  };
  let good: string;
  let before: State;
  beforeAll(async () => {
    good = await madeOnce("good", async (folder) => {
      await writeGood(folder);
      await runHere(folder);
    });
    before = await stateOf(good);
  });
  afterAll(async () => {
    for (const folder of folders) await rm(folder, {recursive: true, force: true});
  });
  const copyGood = async () => {
    const folder = await made("bad");
    // a link copied otherwise would point into the original
    await cp(good, folder, {recursive: true, verbatimSymlinks: true});
    return {folder, before};
  };
  const withGood: Good["withGood"] = async (use) => {
    const {folder} = await copyGood();
    await use(folder, before);
    await rm(folder, {recursive: true});
  };
  return {withGood, copyGood};
}

export async function stateOf(folder: string): Promise<State> {
  const counts = Object.keys(marts).map(
    (name) =>
      `select '${name}' as mart, count(*) as n, sum(hash(t::varchar))::varchar as digest from marts.${name} as t`
  );
  const files = await listing(folder);
  const published = Object.entries(files).flatMap(([path, what]) =>
    path.startsWith("published/") ? [[path.slice("published/".length), what]] : []
  );
  return {
    published: Object.fromEntries(published),
    rows: await rowsHere(folder, counts.join(" union all ")),
    warehouse: files["warehouse.duckdb"]!
  };
}

/** Holds a command line to its exit code and what it says, in each language once; the last good state stays. */
export async function expectBad(
  folder: string,
  before: State,
  bad: {run: string[]; rerun?: string[]; exit: number; zh: string[]; en: string[]}
): Promise<void> {
  const where = ["--workspace", folder];
  const zh = await serviceValue([...bad.run, "--json", "--lang", "zh", ...where]);
  expectSaid(zh, bad.exit, bad.zh);
  expectOneObject(zh, bad.zh);
  const en = await serviceValue([...(bad.rerun ?? bad.run), "--lang", "en", ...where]);
  expectSaid(en, bad.exit, bad.en);
  expect(en.stderr).not.toMatch(/[。「」]|\{[a-z_]+\}/);
  expect(await stateOf(folder)).toEqual(before);
}

/** Holds a refused file to exit 7 of a run and of a load, with all else loaded and published as before. */
export async function expectRefused(
  folder: string,
  before: State,
  {zh, en}: {zh: string[]; en: string[]}
): Promise<void> {
  await expectBad(folder, before, {run: ["run", "--no-site"], rerun: ["load"], exit: 7, zh, en});
}

export function expectSaid({code, stderr}: Ran, exit: number, words: string[]): void {
  expect({code, stderr}).toEqual({code: exit, stderr: expect.any(String)});
  for (const word of words) expect(stderr).toContain(word);
  expect(stderr).not.toMatch(/undefined|\[object|\bat .*:\d+:\d+/);
}

/** Returns the one JSON object that stdout must be; it tells the exit code and the words of stderr. */
export function expectOneObject({code, stdout}: Ran, words: string[]): Record<string, unknown> {
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  const told = JSON.parse(stdout) as {exit: number; message?: string; refused?: {message: string}[]};
  expect(told.exit).toBe(code);
  const said = told.message ?? told.refused!.map(({message}) => message).join("\n");
  for (const word of words) expect(said).toContain(word);
  return told;
}

export function contractsCsv(rows: string[], header = contractHeader): string {
  return `${[header, ...rows].join("\n")}\n`;
}

/** Contracts that load, one a line: `A1,甲科技有限公司,100,2024-01-02`. */
export function contractRows(prefix: string, count: number): string[] {
  return Array.from({length: count}, (_, i) => `${prefix}${i + 1},甲科技有限公司,100,2024-01-02`);
}

async function writeGood(folder: string): Promise<void> {
  const exports = join(folder, "exports");
  const tickets = Array.from({length: 12}, (_, i) => ({id: `FW${i + 1}`, level: `L${(i % 3) + 1}`}));
  await write(join(exports, "工单_20241231.csv"), ticketsCsv(tickets));
  await write(join(exports, "合同_20241231.csv"), contractsCsv(contractRows("HT", 5)));
  await write(
    join(exports, "商机_20241231.csv"),
    "商机编号,客户名称,商机金额,创建日期\nSJ1,甲科技有限公司,5000,2024-03-01\n"
  );
}
