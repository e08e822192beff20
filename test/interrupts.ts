import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {expect} from "vitest";
import {writeSample} from "../pipelines/sample.ts";
import {expectOneObject, expectSaid, type State, stateOf} from "./bad-input.ts";
import {cli, node, type Ran, serviceValue} from "./service-value.ts";
import {listing, rowsHere} from "./workspaces.ts";

const zh = ["已中断，没有留下半成品：已发布的结果仍然完好", "重新运行"];
const en = ["interrupted, nothing half-done is left: what is published stands", "run again"];

/** Adds an export of so many tickets; Ctrl-C in the load, then in the build, must leave the state of before. */
export async function expectToStop(folder: string, before: State, tickets: number): Promise<void> {
  const {files} = await writeSample(folder, {tickets, seed: 7, isShort: true});
  for (const {path} of files.slice(1)) await rm(path);
  await expectStops(folder, before, isLoading);
  expectSaid(await serviceValue(["load", "--workspace", folder]), 0, ["1 个文件载入"]);
  await expectStops(folder, before, isBuilding);
  expectSaid(await serviceValue(["run", "--no-site", "--workspace", folder]), 0, ["审计通过", "发布"]);
  const sql = "select count(*)::integer as n from marts.tickets";
  const [row] = await rowsHere<{n: number}>(folder, sql);
  expect(row!.n).toBeGreaterThan(tickets * 0.95);
}

async function expectStops(
  folder: string,
  before: State,
  isThere: (folder: string) => Promise<boolean>
): Promise<void> {
  const ledger = join(folder, "ledger", "loads.jsonl");
  const loads = await readFile(ledger, "utf8");
  const chinese = await interrupted(folder, isThere, ["--json", "--lang", "zh"]);
  expectSaid(chinese, 130, zh);
  expectOneObject(chinese, zh);
  expectSaid(await interrupted(folder, isThere, ["--lang", "en"]), 130, en);
  expect(await stateOf(folder)).toEqual(before);
  expect(await readFile(ledger, "utf8")).toBe(loads);
  expect(await listing(join(folder, "lake", ".tmp"))).toEqual({});
  expect((await readdir(folder)).filter((name) => name.includes(".next."))).toEqual([]);
}

// a file is under way once a folder for its records is there
async function isLoading(folder: string): Promise<boolean> {
  const temp = join(folder, "lake", ".tmp");
  const parts = existsSync(temp) ? await readdir(temp) : [];
  return parts.some((name) => name.startsWith("load-"));
}

async function isBuilding(folder: string): Promise<boolean> {
  return existsSync(join(folder, "warehouse.next.duckdb"));
}

async function interrupted(
  folder: string,
  isThere: (folder: string) => Promise<boolean>,
  more: string[]
): Promise<Ran> {
  const child = spawn(node, [cli, "run", "--no-site", "--workspace", folder, ...more]);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  while (!(await isThere(folder))) {
    if (child.exitCode !== null) throw new Error(`ended before it could be interrupted: ${stderr}`);
    await setTimeout(5);
  }
  child.kill("SIGINT");
  return {code: await ended, stdout, stderr};
}
