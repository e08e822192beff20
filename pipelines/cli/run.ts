import {join, resolve} from "node:path";
import {exitCodes, Failure} from "../failure.ts";
import {type Language, say} from "../messages.ts";
import {type Progress, plainProgress} from "../progress.ts";
import type {Reporter, RunResult, Stage} from "../run.ts";
import type {Workspace} from "../workspace.ts";
import {serveUntilEnd} from "./serve.ts";
import {interruption, language, locked, type Options, print, workspaceOf} from "./session.ts";
import {dateOption} from "./values.ts";

/** `run` and each of its steps. */
export async function runStages(
  name: string,
  options: Options,
  stages: Stage[],
  files?: string[]
): Promise<void> {
  const isReader = name === "run";
  const workspace = workspaceOf(options, isReader);
  const {run} = await import("../run.ts");
  const result = await locked(workspace, name, () =>
    reporting(stages, options, (reporter) =>
      run(workspace, {
        reporter,
        stages,
        asOf: dateOption(options.asOf),
        signal: interruption.signal,
        ...(files ? {files} : {})
      })
    )
  );
  if (options.json) print(runJson(result));
  process.exitCode = exitCodes[result.exit];
}

export async function siteCommand(options: Options): Promise<void> {
  const workspace = workspaceOf(options, true);
  const {run} = await import("../run.ts");
  const result = await locked(workspace, "site", () =>
    reporting(["site"], options, (reporter) =>
      run(workspace, {reporter, stages: ["site"], signal: interruption.signal})
    )
  );
  if (options.out && !options.pdf) throw new Failure("usage", "missing_argument", {detail: "--pdf"});
  const pdf = options.pdf ? await pdfOf(workspace, result.site!, options) : undefined;
  if (options.json) print({...runJson(result), ...(pdf ? {pdf} : {})});
  else if (pdf)
    process.stdout.write(
      `${say("pdf_done", language, {...pdf, files: pdf.files.length, size: (pdf.bytes / 1e6).toFixed(1)})}\n`
    );
  if (!options.serve) return;
  const {serveSite} = await import("../site.ts");
  await serveUntilEnd(await serveSite(result.site!, options.port ? {port: Number(options.port)} : {}));
}

async function pdfOf(workspace: Workspace, site: string, options: Options) {
  const {printSite, readRun} = await import("../pdf.ts");
  const folder = resolve(options.out ?? join(workspace.root, "pdf"));
  const languages: Language[] = options.lang ? [language] : ["zh", "en"];
  const printed = await printSite({
    site,
    out: folder,
    languages,
    run: await readRun(workspace),
    signal: interruption.signal,
    onProgress: (line) => void (options.json || process.stderr.write(`PDF · ${line}\n`))
  });
  return {folder, ...printed};
}

export async function planCommand(options: Options): Promise<void> {
  const {plan} = await import("../plan.ts");
  const planned = await plan(workspaceOf(options, true), {asOf: dateOption(options.asOf)});
  if (options.json) return print(planned);
  const fresh = planned.load.filter(({status}) => status === "new").map(({file}) => file);
  const lines = [
    ...fresh.map((file) => `${say("plan_load", language)}  ${file}`),
    ...planned.rebuild.map((name) => `${say("plan_rebuild", language)}  ${name}`),
    ...(planned.keep.length > 0 ? [`${say("plan_keep", language)}  ${planned.keep.length}`] : []),
    ...(planned.publish ? [`${say("plan_publish", language)}  ${planned.run_id ?? "?"}`] : [])
  ];
  const isNothing = fresh.length === 0 && planned.rebuild.length === 0 && !planned.publish;
  process.stdout.write(`${isNothing ? say("plan_nothing", language) : lines.join("\n")}\n`);
}

async function reporting<T>(
  stages: Stage[],
  options: Options,
  use: (reporter: Reporter) => Promise<T>
): Promise<T> {
  const progress = await progressFor(stages, process.stderr.isTTY && !options.json);
  try {
    const result = await use(progress);
    await progress.end();
    return result;
  } catch (error) {
    await progress.end(error);
    throw error;
  }
}

async function progressFor(stages: Stage[], isTerminal: boolean): Promise<Progress> {
  if (!isTerminal) return plainProgress(language);
  const {terminalProgress} = await import("../progress-terminal.ts");
  return terminalProgress(stages, language);
}

function runJson({exit, loads, ...rest}: RunResult) {
  return {
    exit: exitCodes[exit],
    ...rest,
    files: loads?.files.map(({file, status, records, unread}) => ({
      file,
      status,
      mapping: records[0]?.mapping,
      entities: records.flatMap((one) => one.entities),
      sheets: records.map(({source_sheet, mapping, entities}) => ({sheet: source_sheet, mapping, entities})),
      unread: unread.map(({sheet, reason}) => ({sheet, reason}))
    })),
    refused: loads?.refused.map(({file, failure}) => ({
      file,
      message: say(failure.key, language, failure.params)
    }))
  };
}
