import {readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {repository} from "../workspace.ts";

/** What every page of a notebook carries: script and style without an address outside it. */
export type Runtime = {script: string; style: string};

const folder = join(repository, "dashboards", "notebooks", "runtime");
const kit = dirname(fileURLToPath(import.meta.resolve("@observablehq/notebook-kit/runtime")));

let made: Promise<Runtime> | undefined;

/** Returns Notebook Kit's runtime with our library in place of its own, bundled once in a process. */
export function notebookRuntime(): Promise<Runtime> {
  made ??= makeRuntime();
  return made;
}

async function makeRuntime(): Promise<Runtime> {
  const {outputFiles} = await build({
    entryPoints: [join(folder, "entry.js")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "notebook",
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    nodePaths: [join(repository, "node_modules")],
    plugins: [{name: "library", setup: (build) => build.onResolve({filter: /.*/}, resolveOurs)}]
  });
  const script = outputFiles[0]!.text;
  const outside = script.match(/import\(\s*["'`]https?:[^"'`]*/);
  if (outside) throw new Error(`notebook runtime: reaches outside: ${outside[0]}`);
  const style = [
    await kitStyle("index.css"),
    await kitStyle("theme-air.css"),
    await readFile(join(folder, "style.css"), "utf8")
  ];
  return {script, style: style.join("\n")};
}

// the kit's own library loads every name from a CDN; it does not export the parts of it that load nothing
function resolveOurs({path}: {path: string}): {path: string} | undefined {
  if (/^\.\.?\/.*(fileAttachment|dsv|xlsx|zip)\.js$/.test(path)) return {path: join(folder, "files.js")};
  if (path === "./stdlib/index.js") return {path: join(folder, "library.js")};
  if (path === "@observablehq/notebook-kit/md") return {path: join(kit, "stdlib", "md.js")};
  if (path === "@observablehq/notebook-kit/generators/dark")
    return {path: join(kit, "stdlib", "generators", "dark.js")};
  return undefined;
}

async function kitStyle(name: string): Promise<string> {
  const text = await readFile(join(kit, "..", "styles", name), "utf8");
  const imports = [...text.matchAll(/@import url\("\.\/([\w-]+\.css)"\);/g)].map(([, file]) => file!);
  const parts = await Promise.all(imports.map(kitStyle));
  return [...parts, text.replace(/@import [^;]+;/g, "")].join("\n");
}
