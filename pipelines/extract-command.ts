import {readFile} from "node:fs/promises";
import {userInfo} from "node:os";
import {join, relative, resolve} from "node:path";
import {wordOf} from "./extract/cells.ts";
import {brokenLines, readLog} from "./extract/log.ts";
import {digestOfFolder, verifyFolder, type Wrong} from "./extract/manifest.ts";
import {extractPerson} from "./extract/person.ts";
import {type Extracted, extract} from "./extract.ts";
import {type Exit, Failure} from "./failure.ts";
import {type Language, say} from "./messages.ts";
import type {Workspace} from "./workspace.ts";

export type ExtractArguments = {
  period?: string;
  unit?: string[];
  review?: boolean;
  lock?: boolean;
  amend?: boolean;
  reason?: string;
  by?: string;
  sign?: string;
  verify?: string;
  key?: string;
  person?: string;
};

/** What a command says: words for people, an object for machines, and how it ended. */
export type Said = {text: string; json: unknown; exit: Exit};

/** Runs `extract` as its options ask: files of units, of one person, or the check of a folder. */
export function extractAs(workspace: Workspace, asked: ExtractArguments, language: Language): Promise<Said> {
  if (asked.verify !== undefined) return verifySaid(workspace, asked, language);
  if (asked.person !== undefined) return personSaid(workspace, asked, language);
  return unitsSaid(workspace, asked, language);
}

async function unitsSaid(workspace: Workspace, asked: ExtractArguments, language: Language): Promise<Said> {
  const {period, unit: units = [], sign} = asked;
  if (period === undefined) throw new Failure("usage", "missing_argument", {detail: "--period 2024Q2"});
  if (units.length === 0) throw new Failure("usage", "extract_no_units");
  if (asked.amend && !asked.reason?.trim()) throw new Failure("usage", "amend_no_reason");
  const done = await extract(workspace, {
    period,
    units,
    language,
    by: whoAsks(asked.by),
    step: asked.lock ? "lock" : asked.review ? "review" : undefined,
    amend: asked.amend ? asked.reason!.trim() : undefined,
    key: sign === undefined ? undefined : await readKey(sign)
  });
  return {
    text: done.map((one) => unitText(one, language)).join("\n"),
    json: {period, extracts: done},
    exit: "done"
  };
}

function unitText({unit, status, people, files, folder}: Extracted, language: Language): string {
  return say("extract_done", language, {unit, status: wordOf(status, language), people, files, folder});
}

async function personSaid(workspace: Workspace, asked: ExtractArguments, language: Language): Promise<Said> {
  const id = asked.person!;
  const found = await extractPerson(workspace, id, {language, by: whoAsks(asked.by)});
  return {text: say("person_done", language, {id, ...found}), json: {person: id, ...found}, exit: "done"};
}

async function verifySaid(workspace: Workspace, asked: ExtractArguments, language: Language): Promise<Said> {
  const folder = resolve(asked.verify!);
  const shown = relative(workspace.root, folder) || folder;
  const wrong = await verifyFolder(folder, asked.key === undefined ? undefined : await readKey(asked.key));
  const broken = await brokenLines(workspace);
  const digest = await digestOfFolder(folder);
  const isLogged = broken.length > 0 || (await readLog(workspace)).some((entry) => entry.digest === digest);
  const faults = [
    ...wrong.map((one) => wrongText(one, language)),
    ...(broken.length > 0 ? [say("verify_log", language, {lines: broken.join(", ")})] : []),
    ...(isLogged ? [] : [say("verify_unlogged", language, {folder: shown})])
  ];
  const json = {folder: shown, wrong, broken_log_lines: broken, is_logged: isLogged};
  if (faults.length === 0) {
    const files = (await readFile(join(folder, "SHA256SUMS"), "utf8")).split("\n").filter(Boolean).length;
    return {text: say("verify_good", language, {folder: shown, files}), json, exit: "done"};
  }
  const detail = faults.map((line) => `\n  ${line}`).join("");
  return {text: say("verify_failed", language, {detail}), json, exit: "audit"};
}

function wrongText({file, wrong}: Wrong, language: Language): string {
  return say(`verify_${wrong}`, language, {file});
}

/** Returns who asks: the name given, else the account that runs the command. */
export function whoAsks(by: string | undefined): string {
  const name = by?.trim() ?? userInfo().username;
  if (name === "" || name.length > 64 || /\p{Cc}/u.test(name))
    throw new Failure("usage", "invalid_name", {value: by ?? ""});
  return name;
}

async function readKey(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Failure("usage", "file_not_found", {file}, {cause: error});
  });
}
