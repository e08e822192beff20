import {execFileSync, spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";

export const repository = fileURLToPath(new URL("..", import.meta.url));

/** Copies what a site is built from, so that a test's builds do not meet a developer's. */
export function copyTree(to: string, {isLinked}: {isLinked: boolean}): void {
  mkdirSync(to, {recursive: true});
  for (const name of ["observablehq.config.ts", "package.json", "dashboards", "pipelines"])
    cpSync(join(repository, name), join(to, name), {
      recursive: true,
      filter: (path) => !/dashboards\/(data|\.observablehq)$/.test(path)
    });
  const [from, modules] = [join(repository, "node_modules"), join(to, "node_modules")];
  if (isLinked || !linkHard(from, modules)) symlinkSync(from, modules, "junction");
}

// a true tree of its own that costs no room; not to be had on another disk
function linkHard(from: string, to: string): boolean {
  const names = readdirSync(from).filter((name) => name !== ".cache");
  mkdirSync(to);
  try {
    execFileSync("cp", ["-al", ...names.map((name) => join(from, name)), to], {stdio: "ignore"});
    return true;
  } catch {
    rmSync(to, {recursive: true});
    return false;
  }
}

type Surroundings = {TZ?: string; LANG?: string; umask?: string; killAfter?: number};

/** Builds in a process of its own, without a network where the system can take it away; may be killed in its midst. */
export async function buildApart(
  root: string,
  data: string,
  out: string,
  around: Surroundings
): Promise<void> {
  const {umask = "022", killAfter, ...variables} = around;
  const module = JSON.stringify(join(repository, "pipelines/site.ts"));
  const script = `import {buildSite} from ${module}; await buildSite(${JSON.stringify({root, data, out})});`;
  const shell = ["sh", "-c", `umask ${umask}; exec "$@"`, "sh"];
  const [command, ...rest] = [
    ...withoutNetwork(),
    ...shell,
    process.execPath,
    "--input-type=module",
    "-e",
    script
  ];
  const child = spawn(command!, rest, {
    env: {...process.env, ...variables},
    stdio: ["ignore", "ignore", "pipe"]
  });
  let problems = "";
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    problems += chunk;
  });
  if (killAfter) setTimeout(() => child.kill("SIGKILL"), killAfter);
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0 && !killAfter) throw new Error(`build failed: ${problems}`);
}

function withoutNetwork(): string[] {
  try {
    execFileSync("unshare", ["-rn", "true"], {stdio: "ignore"});
    return ["unshare", "-rn"];
  } catch {
    return [];
  }
}

export function digest(dir: string): Record<string, string> {
  const hash = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
  return Object.fromEntries(listFiles(dir).map((file) => [relative(dir, file), hash(file)]));
}

export function listFiles(dir: string): string[] {
  const entries = readdirSync(dir, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Returns the built file whose path within `dir` matches; built names hold a hash of their content. */
export function findBuilt(dir: string, name: RegExp): string {
  const found = listFiles(dir).find((file) => name.test(relative(dir, file)));
  if (!found) throw new Error(`not found: ${name}`);
  return found;
}

export function replaceIn(dir: string, name: RegExp, from: string, to: string): void {
  const file = findBuilt(dir, name);
  writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
}
