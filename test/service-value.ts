import {spawn} from "node:child_process";
import {cp, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {repository} from "../pipelines/workspace.ts";

export type Ran = {code: number | null; stdout: string; stderr: string};

/** The Node of the repository, whichever runs the tests. */
export const node = join(repository, "node_modules", "node", "bin", "node");

export const cli = join(repository, "pipelines", "service-value.js");

/** Runs the command line as a user would and returns what it printed. */
export function serviceValue(
  args: string[],
  options: {env?: NodeJS.ProcessEnv; cwd?: string} = {}
): Promise<Ran> {
  const {env = {}, cwd = repository} = options;
  const child = spawn(node, [cli, ...args], {cwd, env: {...process.env, LANG: "zh_CN.UTF-8", ...env}});
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({code, stdout, stderr}));
  });
}

/** Runs `use` in a temporary folder that is removed afterwards; `from` is copied into it first. */
export async function withFolder<T>(use: (folder: string) => Promise<T>, from?: string): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "service-value-"));
  try {
    if (from) await cp(from, folder, {recursive: true});
    return await use(folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Returns the rows of a query over a workspace. */
export async function rowsIn<T = Record<string, unknown>>(workspace: string, sql: string): Promise<T[]> {
  const {code, stdout, stderr} = await serviceValue(["query", sql, "--json", "--workspace", workspace]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T[];
}

/** Returns a path below `../shared`; throws, never skips, when it is not there. */
export function shared(path: string): string {
  return join(repository, "..", "shared", path);
}
