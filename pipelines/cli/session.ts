import type {ExtractArguments} from "../extract-command.ts";
import {asFailure, Failure} from "../failure.ts";
import {withLock} from "../lock.ts";
import {languageOf} from "../messages.ts";
import {findWorkspace, prepare, type Workspace} from "../workspace.ts";

/** Every option of every command, as commander hands them over. */
export type Options = ExtractArguments & {
  before?: string;
  hr?: boolean;
  workspace?: string;
  json?: boolean;
  lang?: string;
  asOf?: string;
  site?: boolean;
  serve?: boolean;
  pdf?: boolean;
  port?: string;
  format?: string;
  file?: string;
  saved?: string;
  list?: boolean;
  param?: string[];
  analysts?: boolean;
  candidate?: boolean;
  tickets?: string;
  seed?: string;
  out?: string;
  calendar?: string;
  by?: string;
  entity?: string;
  sheet?: string;
  headerRow?: string;
};

export const language = languageOf(argumentAfter("--lang"), process.env);

/** Aborted by the first Ctrl-C or SIGTERM; a second one ends the process. */
export const interruption = new AbortController();

/** Returns the folder a command works on; the sample stands in where `allowSample`. */
export function workspaceOf(options: Options, allowSample: boolean): Workspace {
  return findWorkspace(options.workspace, {from: process.cwd(), allowSample});
}

/** Runs `use` as the one that holds the workspace; a full disk is told with the place. */
export async function locked<T>(workspace: Workspace, name: string, use: () => Promise<T>): Promise<T> {
  try {
    await prepare(workspace);
    return await withLock(workspace.ledger, `service-value ${name}`, use);
  } catch (error) {
    const failure = asFailure(error);
    if (!(failure instanceof Failure) || failure.key !== "disk_full") throw error;
    throw new Failure(failure.exit, failure.key, {...failure.params, folder: workspace.root}, {cause: error});
  }
}

/** Prints a result: as JSON where it is asked for, else as the text a person reads. */
export function answer(options: Options, json: unknown, text: () => string): void {
  if (options.json) print(json);
  else process.stdout.write(text());
}

export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function words(zh: string, en: string): string {
  return language === "zh" ? zh : en;
}

export function argumentAfter(name: string): string | undefined {
  const i = process.argv.findIndex((one) => one === name || one.startsWith(`${name}=`));
  if (i < 0) return undefined;
  return process.argv[i]!.includes("=") ? process.argv[i]!.split("=")[1] : process.argv[i + 1];
}
