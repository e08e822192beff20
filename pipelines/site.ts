import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {lstat, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile} from "node:fs/promises";
import {basename, dirname, join, relative, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {build} from "esbuild";
import {withLock} from "./site/lock.ts";
import {withFigures} from "./site/prerender.ts";
import {writeSearch} from "./site/search.ts";

export {serveSite} from "./site/server.ts";

export type SiteOptions = {
  root: string; // of the repository
  data: string; // folder of JSON files
  out: string;
  signal?: AbortSignal;
  onProgress?: (line: string) => void;
};

/**
 * Builds the pages over the files of `data` into `out` and returns its size. `out` is replaced only by a site that
 * passed every check: a failed, aborted or killed build leaves it as it was. Same pages and data, same bytes.
 * Builds of one repository wait for each other. Throws an error that lists every fault found.
 */
export async function buildSite(options: SiteOptions): Promise<{files: number; bytes: number}> {
  const {root, signal, onProgress} = options;
  const out = resolve(options.out);
  const onWait = (pid: number) => onProgress?.(`waiting for another site build (process ${pid})`);
  return withLock(
    join(root, "dashboards", ".observablehq", "build.lock"),
    async (wasAbandoned) => {
      await recover(out);
      if (wasAbandoned) await removeCache(root);
      await linkData(root, resolve(options.data));
      await answerVersionQuestions(root);
      await bundleOwnModules(root);
      const built = beside(out, `building-${process.pid}`);
      try {
        onProgress?.("building pages");
        const faults = await runFramework(root, built, signal);
        if (existsSync(built)) faults.push(...(await finish(built, {root, data: resolve(options.data)})));
        if (faults.length > 0) throw new Error(`site: faults in the pages:\n${faults.join("\n")}`);
        signal?.throwIfAborted();
        const size = await measure(built);
        await swap(built, out);
        return size;
      } finally {
        await rm(built, {recursive: true, force: true});
      }
    },
    {signal, onWait}
  );
}

/** Removes what a killed build left beside `out`, and puts the last good site back if it died between two renames. */
async function recover(out: string): Promise<void> {
  await mkdir(dirname(out), {recursive: true});
  const previous = beside(out, "previous");
  if (existsSync(previous) && !existsSync(out)) await rename(previous, out);
  for (const name of await readdir(dirname(out)))
    if (name === basename(previous) || name.startsWith(basename(beside(out, "building-"))))
      await rm(join(dirname(out), name), {recursive: true, force: true});
}

async function swap(built: string, out: string): Promise<void> {
  const previous = beside(out, "previous");
  if (existsSync(out)) await rename(out, previous);
  await rename(built, out);
  await rm(previous, {recursive: true, force: true});
}

function beside(out: string, suffix: string): string {
  return join(dirname(out), `.${basename(out)}.${suffix}`);
}

async function removeCache(root: string): Promise<void> {
  await rm(cacheOf(root), {recursive: true, force: true});
}

function cacheOf(root: string): string {
  return join(root, "dashboards", ".observablehq", "cache");
}

async function linkData(root: string, data: string): Promise<void> {
  const link = join(root, "dashboards", "data");
  if (!(await stat(data)).isDirectory()) throw new Error(`site: not a folder: ${data}`);
  const existing = await lstat(link).catch(() => undefined);
  if (existing && !existing.isSymbolicLink()) throw new Error(`site: not a link: ${link}`);
  await rm(link, {force: true});
  await symlink(data, link, "junction");
}

/**
 * Framework asks the npm registry for the newest version of every library its client could load, used or not.
 * A folder of that name in its cache is the answer; the version is never fetched, so any will do.
 */
async function answerVersionQuestions(root: string): Promise<void> {
  const client = join(frameworkOf(root), "dist", "client");
  const answers = join(cacheOf(root), "_npm");
  await rm(answers, {recursive: true, force: true}); // a newer answer from elsewhere would change the bytes
  for (const file of await readdir(client, {recursive: true})) {
    if (!file.endsWith(".js")) continue;
    const source = await readFile(join(client, file), "utf8");
    for (const [, name] of source.matchAll(/["'`]npm:((?:@[^/"'`]+\/)?[^/"'`@]+)/g))
      await mkdir(join(answers, `${name}@0.0.0`), {recursive: true});
  }
}

// What the pages import from us as service-value/…; Framework takes a bundle that its cache holds for its own
async function bundleOwnModules(root: string): Promise<void> {
  const {name, version, exports} = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Package;
  const bundles = join(cacheOf(root), "_node", `${name}@${version}`);
  await rm(bundles, {recursive: true, force: true});
  for (const [path, source] of Object.entries(exports))
    await build({
      absWorkingDir: root,
      entryPoints: [source],
      outfile: join(bundles, `${path}.js`),
      bundle: true,
      format: "esm",
      target: "es2022",
      minify: true,
      legalComments: "none",
      logLevel: "silent"
    });
}

type Package = {name: string; version: string; exports: Record<string, string>};

function frameworkOf(root: string): string {
  return join(root, "node_modules", "@observablehq", "framework");
}

// Framework's names of built modules depend on when the files they read were written, unless its clock is set
function preload(root: string): string {
  const config = pathToFileURL(join(frameworkOf(root), "dist", "config.js")).href;
  const pinClock = `import {setCurrentDate} from ${JSON.stringify(config)}; setCurrentDate(new Date(0));`;
  const endWithParent = `process.on("disconnect", () => process.exit(1)); process.channel.unref();`;
  return `data:text/javascript,${encodeURIComponent(`${pinClock} ${endWithParent}`)}`;
}

/** Runs Framework's build into `output` and returns the faults it told of. */
async function runFramework(root: string, output: string, signal?: AbortSignal): Promise<string[]> {
  signal?.throwIfAborted();
  const program = join(frameworkOf(root), "dist", "bin", "observable.js");
  const child = spawn(
    process.execPath,
    ["--import", preload(root), program, "build", "--config", "observablehq.config.ts"],
    {cwd: root, env: environment(output), stdio: ["ignore", "pipe", "pipe", "ipc"]}
  );
  const stop = () => child.kill();
  signal?.addEventListener("abort", stop);
  const lines = {stdout: collect(child.stdout!), stderr: collect(child.stderr!)};
  try {
    const code = await new Promise<number | null>((resolve, reject) =>
      child.on("error", reject).on("close", resolve)
    );
    if (code !== 0) await removeCache(root); // it may hold half a file
    signal?.throwIfAborted();
    const faults = [
      ...lines.stderr().filter(isFault),
      ...lines.stdout().filter((line) => line.startsWith("↳"))
    ];
    return code === 0 || faults.length > 0 ? faults : [`observable build: exit code ${code}`];
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

// Framework writes OBSERVABLE_ORIGIN into its bundles
function environment(output: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("OBSERVABLE_"));
  return {
    ...Object.fromEntries(inherited),
    OBSERVABLE_TELEMETRY_DISABLE: "1",
    NODE_NO_WARNINGS: "1",
    NO_COLOR: "1",
    SERVICE_VALUE_SITE_OUTPUT: output
  };
}

function collect(stream: NodeJS.ReadableStream): () => string[] {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  return () => text.split(/\r?\n/).filter((line) => line.trim());
}

function isFault(line: string): boolean {
  if (/the output root .* is not within/.test(line)) return false; // a workspace elsewhere: our folder is new anyway
  return !/^(Tip: |If you think this is a bug|↳ https:)/.test(line);
}

/** Mends what Framework's page shell lacks, and returns the faults of the built files. */
async function finish(built: string, from: {root: string; data: string}): Promise<string[]> {
  const faults: string[] = [];
  const pages = new Map<string, string>();
  for (const file of await listFiles(built)) {
    const path = relative(built, file).replaceAll("\\", "/");
    if (path.startsWith("_npm/") || path.startsWith("_jsr/")) faults.push(`${path}: downloaded library`);
    if (path.endsWith(".html")) {
      const shell = mendPage(await readFile(file, "utf8"), path);
      const html = await withFigures(shell, `/${path.replace(/\.html$/, "")}`, from);
      await writeFile(file, html);
      pages.set(path, html);
      faults.push(...faultsOfPage(html).map((fault) => `${path}: ${fault}`));
    } else if (path.startsWith("_import/") && path.endsWith(".js")) {
      const source = withoutTimes(await readFile(file, "utf8"));
      await writeFile(file, source);
      faults.push(...faultsOfImports(source).map((fault) => `${path}: ${fault}`));
    }
  }
  await writeSearch(built, pages, from.data);
  return faults;
}

function mendPage(html: string, path: string): string {
  const lang = path.startsWith("en/") ? "en" : "zh-CN";
  return withoutTimes(html).replace("<html>", `<html lang="${lang}">`).replace(", maximum-scale=1", "");
}

// when a file was written here says nothing of what it holds
function withoutTimes(source: string): string {
  return source.replaceAll(/"lastModified":\d+,/g, "");
}

function faultsOfPage(html: string): string[] {
  const shown = Array.from(
    html.matchAll(/observablehq--error[^>]*>([^<]*)/g),
    ([, text]) => `error on page: ${text}`
  );
  const outside = Array.from(
    html.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="(https?:[^"]*)"/g),
    ([, address]) => `outside address: ${address}`
  );
  const shell = /<html lang="/.test(html) && !/maximum-scale/.test(html) ? [] : ["unknown page shell"];
  return [...shown, ...outside, ...shell, ...faultsOfImports(html.split("</head>")[0]!)];
}

// Framework leaves an import it cannot resolve as it is, without a word
function faultsOfImports(source: string): string[] {
  const specifiers = source.matchAll(/(?:^|[\s;}[,(])(?:import|from)\s*\(?\s*["']([^"'./][^"']*)["']/g);
  return Array.from(specifiers, ([, specifier]) => `unresolved import: ${specifier}`);
}

async function measure(folder: string): Promise<{files: number; bytes: number}> {
  const sizes = await Promise.all((await listFiles(folder)).map(async (file) => (await stat(file)).size));
  return {files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0)};
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
