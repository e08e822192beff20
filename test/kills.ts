import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {cp, readlink, rm} from "node:fs/promises";
import {basename, join} from "node:path";
import {expect} from "vitest";
import {writeSample} from "../pipelines/sample.ts";
import {node, withFolder} from "./service-value.ts";
import {cloneTree, listing, rowsHere, type Ticket, ticketsCsv, write} from "./workspaces.ts";

const stages = ["load", "build", "audit", "publish", "site"] as const;
type Stage = (typeof stages)[number];

/** A moment of a run: how far through which stage, from 0 to 1. */
export type Point = {stage: Stage; share: number};

/** Fills `exports/` before the last good run, where there is to be one, and again before the one that is killed. */
type Exports = {first?(folder: string): Promise<void>; second(folder: string): Promise<void>};

/** The point a run was killed at, so many milliseconds after it began. */
type Death = Point & {after: number};

type Listing = Record<string, string>;
type State = {published: Listing; lake: Listing; site: Listing; tickets: number | null};
/** How a run ended and what it said, when each of its stages was done and when it was killed. */
type Trace = {
  signal: NodeJS.Signals | null;
  code: number | null;
  text: string;
  ends: number[];
  after: number;
};
type Run = {cli: string; hasSite: boolean; kill?: {stage: number; wait: number}};
type Trial = {point: Point; base: string; before: State; after: State; ends: number[]; cli: string};

const env = {
  ...process.env,
  LANG: "zh_CN.UTF-8",
  SERVICE_VALUE_NOW: "2025-01-16T08:00:00+08:00",
  SERVICE_VALUE_SECRET: "known to the test"
};

/** The sample's exports of tickets, contracts and opportunities, with every field there is. */
export const wholeExports: Exports = {
  first: (folder) => writeDated(folder, {seed: 1, date: "20241231"}),
  second: (folder) => writeDated(folder, {seed: 2, date: "20250115"})
};

/** 1,000 tickets in few columns, then newer and older exports of some: a third of the time. */
export const slimExports: Exports = {
  first: (folder) =>
    write(join(folder, "工单_20241231.csv"), ticketsCsv(Array.from({length: 1000}, ticketOf))),
  second: async (folder) => {
    const corrected = Array.from({length: 1050}, ticketOf).slice(700);
    await write(
      join(folder, "工单_20250115.csv"),
      ticketsCsv(corrected.map((one) => ({...one, level: "L1"})))
    );
    await write(
      join(folder, "工单_20241130.csv"),
      ticketsCsv(Array.from({length: 1100}, ticketOf).slice(1040))
    );
  }
};

/** Returns points spread evenly over stages: `{load: 2}` is a third and two thirds through loading. */
export function spread(counts: Partial<Record<Stage, number>>): Point[] {
  return stages.flatMap((stage) => {
    const count = counts[stage] ?? 0;
    return Array.from({length: count}, (_, i) => ({stage, share: (i + 1) / (count + 1)}));
  });
}

/**
 * Kills a run with all its processes at each point, each time in a fresh copy of a workspace that changed since its
 * last good run; expects that a good state stands, and that the next run ends as one that was never disturbed.
 */
export async function expectToSurvive(points: Point[], exports: Exports): Promise<Death[]> {
  return withFolder(async (folder) => {
    const cli = await cloneTree(join(folder, "clone"));
    const hasSite = points.some(({stage}) => stage === "site");
    const base = join(folder, "base");
    await exports.first?.(join(base, "exports"));
    if (exports.first) await finish(base, {cli, hasSite});
    const before = await stateOf(base);
    await exports.second(join(base, "exports"));
    const undisturbed = join(folder, "undisturbed");
    await copy(base, undisturbed);
    const {ends} = await finish(undisturbed, {cli, hasSite});
    const after = await stateOf(undisturbed);
    expect(Object.keys(after.published)).toEqual(expect.arrayContaining(Object.keys(before.published)));
    expect(after.published).not.toEqual(before.published);
    console.log(`undisturbed: ${ends.map((end, i) => `${stages[i]} until ${end} ms`).join(", ")}`);
    const deaths: Death[] = [];
    for (const [i, point] of points.entries())
      deaths.push(await survive(join(folder, `killed-${i + 1}`), {point, base, before, after, ends, cli}));
    return deaths;
  });
}

async function survive(folder: string, trial: Trial): Promise<Death> {
  const {point, before, after, cli} = trial;
  const hasSite = point.stage === "site";
  const death = await killAt(folder, trial);
  const name = `${basename(folder)}: ${point.stage} at ${Math.round(point.share * 100)} %`;
  console.log(`${name}: died in ${death.stage} after ${death.after} ms`);
  const found = await stateOf(folder);
  for (const audience of ["executives", "analysts"]) {
    const current = join("published", audience, "current");
    if (before.tickets === null && found.published[join(audience, "current")] === undefined) continue;
    const run = join(audience, await readlink(join(folder, current)));
    expect(below(after.published, run), `${name}: a complete run`).not.toEqual({});
    expect(below(found.published, run), `${name}: a complete run`).toEqual(below(after.published, run));
  }
  expect([before.tickets, after.tickets], `${name}: the warehouse`).toContain(found.tickets);
  expect([before.site, after.site], `${name}: the site`).toContainEqual(found.site);
  await finish(folder, {cli, hasSite});
  expect(await stateOf(folder), name).toEqual(hasSite ? after : {...after, site: before.site});
  await rm(folder, {recursive: true});
  return death;
}

// the machine is shared and its pace changes: a run that was past the stage meant is begun anew and killed earlier
async function killAt(folder: string, {point, ends, base, cli}: Trial): Promise<Death> {
  const stage = stages.indexOf(point.stage);
  const length = ends[stage]! - (ends[stage - 1] ?? 0);
  for (let tries = 0, wait = length * point.share; tries < 10; tries++, wait /= 2) {
    await copy(base, folder);
    const trace = await startRun(folder, {cli, hasSite: stage === 4, kill: {stage, wait}});
    if (trace.signal === "SIGKILL" && trace.ends.length === stage) return {...point, after: trace.after};
    await rm(folder, {recursive: true});
  }
  throw new Error(`${point.stage} at ${point.share}: too short to be killed in`);
}

async function finish(folder: string, run: Run): Promise<Trace> {
  const trace = await startRun(folder, run);
  expect([trace.code, trace.text]).toEqual([0, expect.any(String)]);
  return trace;
}

/** Runs the command line as the head of its own process group; kills them all `wait` after a stage has begun. */
function startRun(folder: string, {cli, hasSite, kill}: Run): Promise<Trace> {
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  const args = [cli, "run", "--workspace", folder, ...(hasSite ? [] : ["--no-site"])];
  const child = spawn(node, args, {env, detached: true, stdio: ["ignore", "ignore", "pipe"]});
  const trace: Trace = {signal: null, code: null, text: "", ends: [], after: 0};
  let isAimed = false;
  const aim = () => {
    if (!kill || isAimed || trace.ends.length < kill.stage) return;
    isAimed = true;
    setTimeout(() => {
      trace.after = since();
      if (child.exitCode === null) process.kill(-child.pid!, "SIGKILL");
    }, kill.wait);
  };
  child.on("spawn", aim);
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    trace.text += chunk;
    const done = trace.text.match(/^(载入|计算|审计|发布|页面) · .*\n/gm)?.length ?? 0;
    while (trace.ends.length < done) trace.ends.push(since());
    aim();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({...trace, code, signal}));
  });
}

async function stateOf(folder: string): Promise<State> {
  const list = async (name: string) => (existsSync(join(folder, name)) ? listing(join(folder, name)) : {});
  const [published, lake, site] = await Promise.all(["published", "lake", "site"].map(list));
  return {published: published!, lake: lake!, site: site!, tickets: await countTickets(folder)};
}

async function countTickets(folder: string): Promise<number | null> {
  if (!existsSync(join(folder, "warehouse.duckdb"))) return null;
  const [tickets] = await rowsHere<{n: number}>(folder, "select count(*)::integer as n from marts.tickets");
  return tickets!.n;
}

function below(found: Listing, folder: string): Listing {
  return Object.fromEntries(Object.entries(found).filter(([path]) => path.startsWith(folder)));
}

async function copy(from: string, to: string): Promise<void> {
  await cp(from, to, {recursive: true, verbatimSymlinks: true});
}

async function writeDated(out: string, {seed, date}: {seed: number; date: string}): Promise<void> {
  await withFolder(async (folder) => {
    const {files} = await writeSample(folder, {tickets: 1000, seed, isShort: true});
    for (const {path, form} of files)
      if (form !== "contractCorrections") await cp(path, join(out, basename(path).replace(/\d{8}/, date)));
  });
}

function ticketOf(_: unknown, i: number): Ticket {
  const day = `2024-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`;
  const resolved = `${day} ${10 + (i % 13)}:30`;
  return {
    id: `T${i}`,
    level: `L${1 + (i % 3)}`,
    submitted: i % 500 === 7 ? "?" : `${day} 09:00`,
    resolved,
    closed: resolved
  };
}
