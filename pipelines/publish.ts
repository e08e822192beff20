import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Audience} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {registry} from "../models/metrics/registry/index.ts";
import type {Metric} from "../models/metrics/registry/metric.ts";
import type {BuildPlan} from "./build.ts";
import {now, offsetTime} from "./clock.ts";
import type {Connection} from "./duckdb.ts";
import {isMissing} from "./failure.ts";
import {sha256} from "./hash.ts";
import {readMarts} from "./kysely.ts";
import {readLines} from "./ledger.ts";
import {reasons} from "./messages/reasons.ts";
import {writeLineage} from "./open-lineage.ts";
import {settingsInForce} from "./policy.ts";
import {writeAnalysts} from "./publish-analysts.ts";
import {siteDictionary} from "./publish-dictionary.ts";
import {readPages} from "./publish-pages.ts";
import {recordRun} from "./runs.ts";
import {readSecret} from "./secret.ts";
import {repository, type Workspace} from "./workspace.ts";

export type Published = {run_id: string; files: number; isNew: boolean};

type PublishOptions = {plan: BuildPlan; audits: number; stale: string[]};

const audiences: Audience[] = ["executives", "analysts"];
const keptRuns = 5;

/** Writes what each audience may see into its own folder of the run; the only way out of a workspace. */
export async function publish(
  connection: Connection,
  workspace: Workspace,
  options: PublishOptions
): Promise<Published> {
  const run_id = await runId(options.plan);
  await mkdir(workspace.published, {recursive: true});
  await removeParts(workspace);
  const missing: Audience[] = [];
  for (const audience of audiences)
    if (!(await isCurrentRun(join(workspace.published, audience), run_id))) missing.push(audience);
  const files = missing.length > 0 ? await writeRun(connection, missing, {...options, run_id, workspace}) : 0;
  for (const audience of audiences) await removeOldRuns(join(workspace.published, audience), run_id);
  if (missing.length > 0) await writeLineage(workspace, options.plan, run_id);
  await recordRun(workspace, options.plan, {run_id, code: await codeSha()});
  return {run_id, files, isNew: missing.length > 0};
}

/** Returns the run's identity: lake, policy, models, code and clock; the same five give the same bytes. */
export async function runId({sources, prints}: BuildPlan): Promise<string> {
  const models = sha256([...prints].map(([name, print]) => `${name}=${print}`).join("\n"));
  return sha256(
    [sources.lakeSha, sources.policy.version, models, await codeSha(), sources.asOf].join("\n")
  ).slice(0, 16);
}

/** Returns the digest of everything that makes figures and pages out of data. */
export async function codeSha(): Promise<string> {
  const digests: string[] = [];
  for (const folder of ["pipelines", "models", "dashboards"])
    for (const file of await codeFiles(folder))
      digests.push(`${file} ${sha256(await readFile(join(repository, file)))}`);
  for (const file of ["package-lock.json", "observablehq.config.ts"])
    digests.push(`${file} ${sha256(await readFile(join(repository, file)))}`);
  return sha256(digests.join("\n"));
}

type WriteOptions = PublishOptions & {run_id: string; workspace: Workspace};

// an audience that has the run already keeps it: a kill between two audiences must not take away the first's
async function writeRun(connection: Connection, missing: Audience[], options: WriteOptions): Promise<number> {
  const {published} = options.workspace;
  const part = await mkdtemp(join(published, ".part-"));
  const writers = {executives: writeExecutives, analysts: writeWorkbench, hr: async () => {}};
  let files = 0;
  try {
    for (const audience of missing) {
      const folder = join(part, audience);
      await mkdir(folder, {recursive: true});
      await writers[audience](connection, folder, options);
      files += (await readdir(folder)).length;
    }
    for (const audience of missing)
      await install(join(part, audience), join(published, audience), options.run_id);
  } finally {
    await rm(part, {recursive: true, force: true});
  }
  return files;
}

async function writeExecutives(connection: Connection, folder: string, options: WriteOptions): Promise<void> {
  const db = readMarts(connection);
  const loads = await db
    .selectFrom("marts.loads")
    .select([
      "source_file",
      "exported_at",
      "rows_read",
      "rows_accepted",
      "rows_quarantined",
      "rows_ignored",
      "rows_current",
      "rows_superseded"
    ])
    .execute();
  await writeJson(folder, "run.json", runStamp(loads, options));
  await writeJson(folder, "metrics.json", registry.map(publishedMetric));
  await writeJson(folder, "dictionary.json", siteDictionary(options.plan.models));
  const labels = Object.fromEntries(Object.values(entities).map(({name, label}) => [name, label]));
  await writeJson(folder, "words.json", {reasons, entities: labels});
  await writeJson(folder, "settings.json", await settingsInForce(options.plan.sources.policy));
  for (const [name, rows] of await readPages(connection, await readSecret(options.workspace)))
    await writeJson(folder, `${name}.json`, rows);
  await writeJson(folder, "contract_statuses.json", await amountsByStatus(db, "marts.contracts"));
  await writeJson(folder, "opportunity_statuses.json", await amountsByStatus(db, "marts.opportunities"));
}

async function writeWorkbench(
  connection: Connection,
  folder: string,
  {workspace, plan, audits, run_id}: WriteOptions
): Promise<void> {
  const {asOf, policy, loads} = plan.sources;
  await writeAnalysts(connection, folder, {
    secret: await readSecret(workspace),
    facts: {
      run_id,
      as_of: asOf,
      data_through: dataThrough(loads),
      policy_version: policy.version.slice(0, 12),
      audits_passed: audits,
      zone: policy.settings.zone!
    },
    inForce: policy.settings,
    edges: plan.models.flatMap(({name, inputs}) => inputs.map((input) => ({model: name, input})))
  });
}

function dataThrough(loads: {exported_at: string}[]): string | null {
  const days = loads.map(({exported_at}) => exported_at.slice(0, 10));
  return days.sort().at(-1) ?? null;
}

/** Returns the day up to which the exports of each entity reach. */
function throughOf(loads: {exported_at: string; entities: {entity: string}[]}[]): Record<string, string> {
  const names = [...new Set(loads.flatMap(({entities}) => entities.map(({entity}) => entity)))].sort();
  const of = (name: string) => loads.filter(({entities}) => entities.some(({entity}) => entity === name));
  return Object.fromEntries(names.map((name) => [name, dataThrough(of(name))!]));
}

type Stamp = {
  rows_read: number;
  rows_accepted: number;
  rows_quarantined: number;
  rows_ignored: number;
  rows_current: number;
  rows_superseded: number;
};

function runStamp(loads: Stamp[], {plan, audits, run_id, stale}: WriteOptions) {
  const {asOf, policy, loads: files} = plan.sources;
  const sum = (name: keyof Stamp) => loads.reduce((all, load) => all + load[name], 0);
  return {
    run_id,
    as_of: asOf,
    data_through: dataThrough(files),
    built_at: offsetTime(now(), policy.settings.zone!),
    audits_passed: audits,
    policy_version: policy.version.slice(0, 12),
    stale,
    through: throughOf(files),
    counts: {
      files: new Set(files.map((load) => load.source_file)).size,
      rows_read: sum("rows_read"),
      rows_accepted: sum("rows_accepted"),
      rows_quarantined: sum("rows_quarantined"),
      rows_ignored: sum("rows_ignored"),
      rows_current: sum("rows_current"),
      rows_superseded: sum("rows_superseded")
    }
  };
}

function publishedMetric({name, definition, formula, cohort, denominator, ...metric}: Metric) {
  return {
    ...metric,
    name_zh: name.zh,
    name_en: name.en,
    definition_zh: definition.zh,
    definition_en: definition.en,
    formula_zh: formula.zh,
    formula_en: formula.en,
    cohort_zh: cohort.zh,
    cohort_en: cohort.en,
    denominator_zh: denominator?.zh ?? null,
    denominator_en: denominator?.en ?? null
  };
}

async function amountsByStatus(
  db: ReturnType<typeof readMarts>,
  table: "marts.contracts" | "marts.opportunities"
) {
  const byStatus = await db
    .selectFrom(table)
    .select((eb) => [
      "status",
      eb.fn.countAll<number>().as("count"),
      eb.fn.sum<string | null>("amount").as("amount")
    ])
    .groupBy("status")
    .orderBy("status")
    .execute();
  const whole = await db
    .selectFrom(table)
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.sum<string | null>("amount").as("amount")])
    .executeTakeFirstOrThrow();
  const plain = ({count, amount}: {count: number; amount: string | null}) => ({
    count,
    amount: amount === null ? null : Number(amount)
  });
  return {...plain(whole), by_status: byStatus.map((row) => ({status: row.status, ...plain(row)}))};
}

async function install(from: string, folder: string, run_id: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  const target = join(folder, run_id);
  await rm(target, {recursive: true, force: true});
  await rename(from, target);
  const link = join(folder, `.current-${process.pid}`);
  await rm(link, {force: true});
  await symlink(run_id, link, "junction");
  await rename(link, join(folder, "current"));
}

/** Withdraws every run but the current one, which the next run to be published takes the place of. */
export async function forgetRuns({published}: Workspace): Promise<void> {
  for (const audience of audiences) {
    const folder = join(published, audience);
    if (existsSync(folder)) await keepRuns(folder, [], await currentRun(folder));
  }
}

async function removeOldRuns(folder: string, run_id: string): Promise<void> {
  const runs = (await readLines(join(folder, "runs"))).filter((run) => run !== run_id);
  await keepRuns(folder, [...runs, run_id].slice(-keptRuns), run_id);
}

async function keepRuns(folder: string, runs: string[], current: string | undefined): Promise<void> {
  const list = join(folder, ".runs");
  await writeFile(list, runs.map((run) => `${run}\n`).join(""));
  await rename(list, join(folder, "runs"));
  for (const {name} of await readdir(folder, {withFileTypes: true})) {
    const isKept = ["runs", "current", current, ...runs].includes(name);
    if (!isKept) await rm(join(folder, name), {recursive: true, force: true});
  }
}

async function isCurrentRun(folder: string, run_id: string): Promise<boolean> {
  return (await currentRun(folder)) === run_id && existsSync(join(folder, run_id));
}

/** Returns the run an audience's `current` points at, or undefined. */
export async function currentRun(folder: string): Promise<string | undefined> {
  return readlink(join(folder, "current")).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

async function removeParts({published}: Workspace): Promise<void> {
  for (const name of await readdir(published))
    if (name.startsWith(".part-")) await rm(join(published, name), {recursive: true, force: true});
}

async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  await writeFile(join(folder, name), `${JSON.stringify(value)}\n`);
}

async function codeFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(repository, folder), {withFileTypes: true});
  const files: string[] = [];
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !entry.name.startsWith(".")) files.push(...(await codeFiles(path)));
    else if (entry.isFile() && !entry.name.startsWith(".")) files.push(path);
  }
  return files.sort();
}
