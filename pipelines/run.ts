import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {audit} from "./audit.ts";
import {accept, type Build, build} from "./build.ts";
import {literal, openDatabase, rowsOf} from "./duckdb.ts";
import {type Adjustment, readAdjustments} from "./extract/adjustments.ts";
import {changeText} from "./extract/locks.ts";
import {type Exit, Failure, isMissing} from "./failure.ts";
import {type LoadEffects, type LoadResult, load} from "./load.ts";
import {type Language, say, sayReason, sayUnread} from "./messages.ts";
import {type Policy, readPolicy} from "./policy.ts";
import {codeSha, currentRun, type Published, publish} from "./publish.ts";
import type {RankedLoad} from "./sources.ts";
import {prepare, repository, type Workspace} from "./workspace.ts";

export type Stage = "load" | "build" | "audit" | "publish" | "site";

/** Where a run says what it does; the command line prints it, tests collect it. */
export type Reporter = {
  language: Language;
  start(stage: Stage): void;
  note(text: string): void;
  done(stage: Stage, text: string): void;
  warn(text: string): void;
};

export type RunOptions = {
  reporter: Reporter;
  asOf?: string | undefined;
  stages?: Stage[];
  files?: string[];
  effects?: LoadEffects;
  signal?: AbortSignal;
};

export type RunResult = {
  exit: Exit;
  loads?: LoadResult;
  built?: string[];
  kept?: number;
  audits?: number;
  /** Locked periods whose figures now differ from those locked. */
  adjustments?: Adjustment[];
  run_id?: string;
  site?: string;
};

/** Takes a workspace through the stages asked for; what fails leaves the last good state. */
export async function run(workspace: Workspace, options: RunOptions): Promise<RunResult> {
  const {stages = ["load", "build", "audit", "publish", "site"], signal} = options;
  await prepare(workspace);
  const policy = await readPolicy(workspace);
  const result: RunResult = {exit: "done"};
  if (stages.includes("load")) {
    result.loads = await loadStage(workspace, policy, options);
    if (result.loads.refused.length > 0) result.exit = "refused";
  }
  if (stages.includes("build") || stages.includes("audit") || stages.includes("publish")) {
    const built = await buildStage(workspace, policy, options);
    result.built = built.plan.stale;
    result.kept = built.plan.kept.length;
    if (stages.includes("audit") || stages.includes("publish"))
      await judge(workspace, policy, built, {...options, stages, result});
    await accept(workspace, built);
  }
  signal?.throwIfAborted();
  if (stages.includes("site")) result.site = await siteStage(workspace, options);
  return result;
}

/** Returns where a workspace's site is built: the sample's in the repository, any other's beside its data. */
function siteFolder(workspace: Workspace): string {
  return workspace.isSample ? join(repository, "dist") : join(workspace.root, "site");
}

async function loadStage(workspace: Workspace, policy: Policy, options: RunOptions): Promise<LoadResult> {
  const {reporter, files, effects, signal} = options;
  reporter.start("load");
  const loads = await load(workspace, {
    policy,
    ...(files ? {files} : {}),
    ...(effects ? {effects} : {}),
    signal,
    onFile: (file) => reporter.note(file)
  });
  const loaded = loads.files.filter(({status}) => status === "loaded");
  const entities = loaded.flatMap(({records}) => records.flatMap((one) => one.entities));
  for (const {failure} of loads.refused) reporter.warn(say(failure.key, reporter.language, failure.params));
  for (const {file, unread} of loads.files)
    for (const one of unread) reporter.warn(`${file} · ${sayUnread(one, reporter.language)}`);
  reporter.done(
    "load",
    say("load_done", reporter.language, {
      loaded: loaded.length,
      unchanged: loads.files.length - loaded.length,
      refused: loads.refused.length,
      accepted: entities.reduce((sum, one) => sum + one.rows_accepted, 0),
      quarantined: entities.reduce((sum, one) => sum + one.rows_quarantined, 0)
    })
  );
  return loads;
}

async function buildStage(workspace: Workspace, policy: Policy, options: RunOptions): Promise<Build> {
  const {reporter, asOf, signal} = options;
  signal?.throwIfAborted();
  reporter.start("build");
  const built = await build(workspace, {
    policy,
    asOf,
    signal,
    onModel: (name, done, all) => reporter.note(`${name} (${done + 1}/${all})`)
  });
  const {stale, kept} = built.plan;
  reporter.done(
    "build",
    stale.length === 0
      ? say("build_nothing", reporter.language)
      : say("build_done", reporter.language, {built: stale.length, kept: kept.length})
  );
  return built;
}

type JudgeOptions = RunOptions & {stages: Stage[]; result: RunResult};

// what is judged is the candidate: only a state that passes takes the warehouse's place and is published
async function judge(
  workspace: Workspace,
  policy: Policy,
  built: Build,
  options: JudgeOptions
): Promise<void> {
  const {reporter, stages, result, signal} = options;
  const {language} = reporter;
  const database = await openDatabase(built.path, {
    readOnly: true,
    folder: workspace.root,
    zone: policy.settings.zone!
  });
  try {
    reporter.start("audit");
    const {passed, offences} = await audit(database.connection);
    if (offences.length > 0) {
      const lines = offences.map(
        ({audit: name, rows, count}) =>
          `  ${name} (${count})\n    ${rows
            .slice(0, 3)
            .map((row) => JSON.stringify(row))
            .join("\n    ")}`
      );
      throw new Failure("audit", "audit_failed", {detail: lines.join("\n")});
    }
    await refuseQuarantine(database.connection, policy, language);
    result.audits = passed;
    result.adjustments = await tellAdjustments(database.connection, workspace, reporter);
    reporter.done("audit", say("audit_done", language, {count: passed}));
    if (!stages.includes("publish")) return;
    signal?.throwIfAborted();
    reporter.start("publish");
    const stale = staleEntities(built.plan.sources.loads, Number(policy.settings.stale_after_days));
    if (stale.length > 0) {
      reporter.warn(
        say("stale", language, {days: policy.settings.stale_after_days!, detail: stale.join(", ")})
      );
      if (result.exit === "done") result.exit = "stale";
    }
    const published = await publish(database.connection, workspace, {
      plan: built.plan,
      audits: passed,
      stale
    });
    result.run_id = published.run_id;
    reporter.done("publish", publishedText(published, language));
  } finally {
    database.close();
  }
}

// no run fails for a lock: what differs is told, and pages go on showing what was locked
async function tellAdjustments(
  connection: Parameters<typeof audit>[0],
  workspace: Workspace,
  {language, warn}: Reporter
): Promise<Adjustment[]> {
  const {adjustments, broken} = await readAdjustments(connection, workspace);
  for (const {period, unit, revision, changes} of adjustments) {
    const detail = changes.slice(0, shownRows).map(changeText).join("");
    const left = changes.length - shownRows;
    const more = left > 0 ? say("locked_more", language, {count: left}) : "";
    warn(say("locked_adjusted", language, {period, unit, revision, count: changes.length, detail, more}));
  }
  for (const failure of broken) warn(say(failure.key, language, failure.params));
  return adjustments;
}

function publishedText({run_id, files, isNew}: Published, language: Language): string {
  return say(isNew ? "publish_done" : "publish_nothing", language, {run: run_id, files});
}

type OverLimit = {
  load_id: string;
  source_file: string;
  source_sheet: string;
  entity: string;
  quarantined: number;
  read: number;
};
type QuarantinedRow = {
  source_file: string;
  source_sheet: string;
  source_row: number;
  column_name: string | null;
  reason: string;
  original_text: string | null;
};

const shownRows = 20;

// a file that a mended one of its name has replaced is judged no more
async function refuseQuarantine(
  connection: Parameters<typeof audit>[0],
  policy: Policy,
  language: Language
): Promise<void> {
  const limit = Number(policy.settings.quarantine_max_ratio);
  const over = await rowsOf<OverLimit>(
    connection,
    `select load_id, source_file, source_sheet, entity, rows_quarantined - rows_repaired as quarantined, rows_read as read
    from marts.loads where rows_quarantined - rows_repaired > ${limit} * rows_read and not is_replaced order by source_file, source_sheet, entity`
  );
  if (over.length === 0) return;
  const files = over.map(({quarantined, read, ...place}) =>
    say("over_file", language, {file: fileOf(place), read, quarantined, share: percent(quarantined / read)})
  );
  const places = over.map(({load_id, entity}) => `(${literal(load_id)}, ${literal(entity)})`);
  const rows = await rowsOf<QuarantinedRow>(
    connection,
    `select * from marts.quarantine where (load_id, entity) in (${places.join(", ")}) and not is_repaired
    order by source_file, source_sheet, entity, source_row limit ${shownRows}`
  );
  const lines = rows.map(({source_row, column_name, reason, original_text, ...place}) =>
    say("quarantined", language, {
      file: fileOf(place),
      row: source_row,
      column: column_name ?? "-",
      reason: reason
        .split("; ")
        .map((one) => sayReason(one, language))
        .join("; "),
      value: original_text ?? ""
    })
  );
  const left = over.reduce((sum, one) => sum + one.quarantined, 0) - rows.length;
  if (left > 0) lines.push(say("quarantined_more", language, {count: left}));
  throw new Failure("quarantine", "over_quarantine", {
    limit: percent(limit),
    detail: [...files, ...lines].join("\n")
  });
}

function fileOf({source_file, source_sheet}: {source_file: string; source_sheet: string}): string {
  return source_sheet === "" ? source_file : `${source_file} · ${source_sheet}`;
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(2))} %`;
}

// behind the newest export, never behind the present: an old archive is as good as on its day
function staleEntities(loads: RankedLoad[], days: number): string[] {
  const newest = new Map<string, string>();
  for (const load of loads)
    for (const {entity} of load.entities)
      if ((newest.get(entity) ?? "") < load.exported_at) newest.set(entity, load.exported_at);
  const last = Math.max(...[...newest.values()].map(dayNumber));
  return [...newest]
    .filter(([, exportedAt]) => last - dayNumber(exportedAt) > days)
    .map(([entity, exportedAt]) => `${entity} (${exportedAt.slice(0, 10)})`);
}

function dayNumber(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000;
}

async function siteStage(workspace: Workspace, {reporter, signal}: RunOptions): Promise<string> {
  const {language} = reporter;
  const out = siteFolder(workspace);
  reporter.start("site");
  const folder = join(workspace.published, "executives");
  const run_id = await currentRun(folder);
  if (!run_id) throw new Failure("usage", "no_warehouse");
  const stampFile = join(workspace.ledger, "site.json");
  const stamp = JSON.stringify({run_id, code: await codeSha()});
  const built = await readFile(stampFile, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return "";
    throw error;
  });
  if (built === stamp && existsSync(join(out, "index.html"))) {
    reporter.done("site", say("site_nothing", language));
    return out;
  }
  const {buildSite} = await import("./site.ts");
  try {
    const {files, bytes} = await buildSite({
      root: repository,
      data: join(folder, run_id),
      out,
      ...(signal ? {signal} : {}),
      onProgress: (line) => reporter.note(line)
    });
    await writeFile(stampFile, stamp);
    reporter.done("site", say("site_done", language, {files, size: (bytes / 1e6).toFixed(1), folder: out}));
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure("bug", "site_failed", {detail: (error as Error).message}, {cause: error});
  }
  return out;
}
