import {spawn} from "node:child_process";
import {mkdtemp, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {literal} from "../pipelines/duckdb.ts";
import {writeSample} from "../pipelines/sample.ts";
import {cli, node} from "./service-value.ts";

// `npm run bench [-- 100000 1000000]`: each size once, our whole road against DuckDB's bare load of the same files

type Measured = {seconds: number; megabytes: number; marks: {text: string; seconds: number}[]};

const [bare, folder] = process.argv[2] === "--bare" ? [true, process.argv[3]!] : [false, ""];

if (bare) await bareLoad(folder);
else for (const tickets of sizes()) await bench(tickets);

function sizes(): number[] {
  const given = process.argv.slice(2).map(Number);
  return given.length > 0 ? given : [100_000, 1_000_000];
}

async function bench(tickets: number): Promise<void> {
  const workspace = await mkdtemp(join(tmpdir(), "service-value-bench-"));
  try {
    await writeSample(workspace, {tickets, seed: 1, isShort: true});
    await toUtf8(join(workspace, "exports"));
    const script = new URL(import.meta.url).pathname;
    await measure([script, "--bare", workspace]); // the page cache is warm for both
    const base = await measure([script, "--bare", workspace]);
    const ours = await measure([cli, "run", "--no-site", "--workspace", workspace, "--lang", "en"]);
    console.log(`\n${tickets.toLocaleString("en")} tickets, UTF-8 CSV`);
    let before = 0;
    for (const {text, seconds} of ours.marks) {
      console.log(`  ${(seconds - before).toFixed(2).padStart(7)} s  ${text}`);
      before = seconds;
    }
    console.log(
      `  ${ours.seconds.toFixed(2).padStart(7)} s  run --no-site, whole process, ${ours.megabytes} MB at its peak`
    );
    console.log(
      `  ${base.seconds.toFixed(2).padStart(7)} s  DuckDB's bare load into a file, whole process, ${base.megabytes} MB`
    );
    console.log(`  ${(ours.seconds / base.seconds).toFixed(2).padStart(7)} ×  the bare load`);
  } finally {
    await rm(workspace, {recursive: true, force: true});
  }
}

async function bareLoad(workspace: string): Promise<void> {
  const exports = join(workspace, "exports");
  const database = join(workspace, "bare.duckdb");
  await rm(database, {force: true});
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  for (const [i, name] of (await readdir(exports)).sort().entries())
    await connection.run(`create table t${i} as select * from read_csv(${literal(join(exports, name))})`);
  connection.closeSync();
  instance.closeSync();
  await rm(database, {force: true});
}

function measure(args: string[]): Promise<Measured> {
  const start = performance.now();
  const child = spawn(node, args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: {...process.env, SERVICE_VALUE_NOW: ""}
  });
  const marks: Measured["marks"] = [];
  let peak = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    peak = Math.max(peak, Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0));
  }, 20);
  child.stderr!.on("data", (chunk) => {
    for (const text of String(chunk).trim().split("\n"))
      marks.push({text, seconds: (performance.now() - start) / 1000});
  });
  return new Promise((resolve, reject) => {
    child.on("close", (code) => {
      clearInterval(watch);
      if (code !== 0) reject(new Error(marks.map(({text}) => text).join("\n")));
      else resolve({seconds: (performance.now() - start) / 1000, megabytes: Math.round(peak / 1024), marks});
    });
  });
}

// DuckDB reads no GB18030, so the one export written in it is recoded for both
async function toUtf8(exports: string): Promise<void> {
  for (const name of await readdir(exports)) {
    if (!name.startsWith("合同台账_2024")) continue;
    const text = new TextDecoder("gb18030").decode(await readFile(join(exports, name)));
    await writeFile(join(exports, `${name}.part`), text);
    await rename(join(exports, `${name}.part`), join(exports, name));
  }
}
