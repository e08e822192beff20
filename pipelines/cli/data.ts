import {resolve} from "node:path";
import {exitCodes, Failure} from "../failure.ts";
import {say} from "../messages.ts";
import type {Workspace} from "../workspace.ts";
import {answer, interruption, language, locked, type Options, workspaceOf} from "./session.ts";
import {countOption, nameOption} from "./values.ts";

export async function mapCommand(file: string, options: Options): Promise<void> {
  const {mapToDraft} = await import("../map-draft.ts");
  const {text, json, isUnknown} = await mapToDraft(workspaceOf(options, options.out !== undefined), file, {
    language,
    out: options.out,
    entity: options.entity,
    sheet: options.sheet,
    headerRow: options.headerRow ? countOption("--header-row", options.headerRow) : undefined,
    workspaceName: options.workspace,
    signal: interruption.signal
  });
  answer(options, json, () => text);
  if (isUnknown) process.exitCode = exitCodes.refused;
}

export async function withdrawCommand(file: string, options: Options): Promise<void> {
  const workspace = workspaceOf(options, false);
  const {withdraw} = await import("../withdraw.ts");
  const taken = await locked(workspace, "withdraw", () => withdraw(workspace, file));
  answer(options, taken, () => `${say("withdrawn", language, {file: taken.file, rows: taken.rows})}\n`);
}

export async function repairCommand(file: string | undefined, options: Options): Promise<void> {
  const {out} = options;
  if (file && out) throw new Failure("usage", "repair_either");
  const workspace = workspaceOf(options, false);
  if (file) return takeCommand(workspace, file, options);
  if (!out) throw new Failure("usage", "missing_argument", {detail: "--out FILE | FILE --by NAME"});
  const {givenText, giveRepair} = await import("../repair.ts");
  const {signal} = interruption;
  const given = await locked(workspace, "repair", () => giveRepair(workspace, out, {language, signal}));
  answer(options, given, () => `${givenText(given, language)}\n`);
}

async function takeCommand(workspace: Workspace, file: string, options: Options): Promise<void> {
  const {takeRepair, takenText, wrongText} = await import("../repair.ts");
  const by = nameOption(options.by);
  const {signal} = interruption;
  const taken = await locked(workspace, "repair", () => takeRepair(workspace, resolve(file), {by, signal}));
  const exit = exitCodes[taken.wrong.length > 0 ? "refused" : "done"];
  answer(options, {exit, ...taken}, () => `${takenText(taken, language)}\n`);
  if (taken.wrong.length > 0) process.stderr.write(`${wrongText(taken.wrong, language)}\n`);
  process.exitCode = exit;
}

export async function templateCommand(entity: string, options: Options): Promise<void> {
  const {writeTemplate} = await import("../template.ts");
  const written = await writeTemplate(workspaceOf(options, true), entity, {language, out: options.out});
  answer(options, written, () => `${say("template_done", language, {file: written.file})}\n`);
}

export async function initCommand(dir: string, options: Options): Promise<void> {
  const {init} = await import("../init.ts");
  await init(resolve(dir));
  answer(options, {workspace: resolve(dir)}, () => `${say("init_done", language, {folder: dir})}\n`);
}

export async function sampleCommand(options: Options): Promise<void> {
  const {writeSample} = await import("../sample.ts");
  const tickets = countOption("--tickets", options.tickets!);
  const {files} = await writeSample(resolve(options.out!), {
    tickets,
    seed: countOption("--seed", options.seed!),
    onProgress: sampleProgress(tickets)
  });
  answer(
    options,
    {files},
    () => `${say("sample_done", language, {files: files.length, folder: options.out!})}\n`
  );
}

/** Says how far a large sample is, at every twentieth part of it. */
function sampleProgress(tickets: number): (done: number) => void {
  let part = 0;
  return (done) => {
    const reached = Math.floor((done * 20) / tickets);
    if (tickets < 50_000 || reached === part) return;
    part = reached;
    process.stderr.write(`${say("sample_progress", language, {done, tickets})}\n`);
  };
}
