import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {Failure} from "./failure.ts";
import {nearest} from "./nearest.ts";
import {notebookPage, type PageOptions} from "./notebooks/page.ts";
import {notebookRuntime} from "./notebooks/runtime.ts";
import {ask} from "./query.ts";
import {repository, type Workspace} from "./workspace.ts";

export type Notebook = {name: string; title: string; path: string};

/** Returns the shipped notebooks and the workspace's own, of which one replaces a shipped one of its name. */
export async function listNotebooks(workspace: Workspace): Promise<Notebook[]> {
  const byName = new Map<string, Notebook>();
  for (const folder of notebookFolders(workspace))
    for (const notebook of await notebooksIn(folder)) byName.set(notebook.name, notebook);
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Returns the folders that notebooks lie in: the shipped ones first. */
export function notebookFolders(workspace: Workspace): string[] {
  return [join(repository, "dashboards", "notebooks"), join(workspace.root, "notebooks")];
}

/** Returns one notebook's page over the workspace's analysts' database. */
export async function pageOf(
  workspace: Workspace,
  {path}: Notebook,
  options: Partial<PageOptions> & {signal?: AbortSignal} = {}
): Promise<string> {
  const {signal, ...rest} = options;
  return notebookPage(path, {
    ask: (sql) => ask(workspace, sql, {isAnalysts: true, ...(signal ? {signal} : {})}),
    runtime: await notebookRuntime(),
    ...rest
  });
}

/** Returns the page that lists the notebooks. */
export async function indexPage(notebooks: Notebook[], foot = ""): Promise<string> {
  const {style} = await notebookRuntime();
  const items = notebooks.map(
    ({name, title}) => `<li><a href="${encodeURIComponent(name)}.html">${escaped(title)}</a></li>`
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>笔记本 · notebooks</title><style>${style}</style></head><body><main><h1>笔记本 · notebooks</h1><ul>${items.join("")}</ul></main>${foot}</body></html>\n`;
}

/**
 * Writes every notebook, or those named, each whole in one file, and a list of them into `out`; nothing is replaced
 * unless all could be made. Throws for a cell whose SQL is wrong, naming it and the place.
 */
export async function buildNotebooks(
  workspace: Workspace,
  {names = [], out, signal}: {names?: string[]; out: string; signal?: AbortSignal}
): Promise<{files: string[]}> {
  const all = await listNotebooks(workspace);
  const chosen = names.length > 0 ? names.map((name) => found(all, name)) : all;
  const pages: [string, string][] = [["index.html", await indexPage(chosen)]];
  for (const notebook of chosen) {
    signal?.throwIfAborted();
    pages.push([
      `${notebook.name}.html`,
      await pageOf(workspace, notebook, {home: "index.html", ...(signal ? {signal} : {})})
    ]);
  }
  await mkdir(out, {recursive: true});
  for (const [file, page] of pages) {
    await writeFile(join(out, `.${file}.part`), page);
    await rename(join(out, `.${file}.part`), join(out, file));
  }
  if (names.length === 0)
    await removeOthers(
      out,
      pages.map(([file]) => file)
    );
  return {files: pages.map(([file]) => join(out, file))};
}

// only what an earlier build left: pages of notebooks that are no more
async function removeOthers(out: string, files: string[]): Promise<void> {
  for (const file of await readdir(out))
    if (file.endsWith(".html") && !files.includes(file) && (await isBuilt(join(out, file))))
      await rm(join(out, file));
}

async function isBuilt(path: string): Promise<boolean> {
  return (await readFile(path, "utf8")).includes('content="Observable Notebook Kit');
}

function found(notebooks: Notebook[], name: string): Notebook {
  const notebook = notebooks.find((one) => one.name === name);
  if (notebook) return notebook;
  const names = notebooks.map((one) => one.name);
  const near = nearest(name, names);
  throw new Failure("usage", "unknown_notebook", {
    name,
    detail: names.join(", "),
    near: near
      ? (language) => (language === "zh" ? `（是否想写 ${near}？）` : ` (did you mean ${near}?)`)
      : ""
  });
}

async function notebooksIn(folder: string): Promise<Notebook[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith(".html"));
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const title = (await readFile(path, "utf8")).match(/<title>([^<]*)<\/title>/)?.[1]?.trim();
      return {name: basename(file, ".html"), title: title ?? basename(file, ".html"), path};
    })
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
