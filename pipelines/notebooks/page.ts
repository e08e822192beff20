import {readFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {observable} from "@observablehq/notebook-kit/vite";
import {Failure} from "../failure.ts";
import type {Language} from "../messages.ts";
import {say} from "../messages.ts";
import type {Answer} from "../query.ts";
import {repository} from "../workspace.ts";
import type {Runtime} from "./runtime.ts";

/** Answers the SQL of a cell; throws a failure that points at the place. */
export type AskCell = (sql: string) => Promise<Answer>;

type Notebook = Parameters<
  NonNullable<NonNullable<Parameters<typeof observable>[0]>["transformNotebook"]>
>[0];
type Cell = Notebook["cells"][number];
type Plugin = {
  transformIndexHtml: {handler(input: string, context: {path: string; filename: string}): Promise<string>};
};

export type PageOptions = {
  ask: AskCell;
  runtime: Runtime;
  /** In a page that is served, a wrong cell says so in its place; without it, it is thrown. */
  language?: Language;
  /** More for the page's end: what reloads it when it changes. */
  foot?: string;
  /** The link back to the list. */
  home?: string;
};

/** Returns a notebook's page, whole in one file: its queries answered, runtime, charts and style within. */
export async function notebookPage(path: string, options: PageOptions): Promise<string> {
  const {runtime, foot = "", home} = options;
  const name = basename(path, ".html");
  const plugin = observable({
    template: join(repository, "dashboards", "notebooks", "runtime", "template.html"),
    transformNotebook: async (notebook) => ({
      ...notebook,
      cells: (await Promise.all(notebook.cells.map((cell) => answeredCell(cell, name, options)))).flat()
    })
  }) as unknown as Plugin;
  const page = await plugin.transformIndexHtml.handler(await readFile(path, "utf8"), {
    path: `/${name}.html`,
    filename: path
  });
  const nav = home ? `<nav class="notebooks"><a href="${home}">全部笔记本 · all notebooks</a></nav>` : "";
  return page
    .replace(/<style type="text\/css">\s*@import url\("observable:[^<]*<\/style>/, () => "")
    .replace("</head>", () => `<style>${runtime.style}</style></head>`)
    .replace("<body>", () => `<body>${nav}`)
    .replace('<script type="module">', () => `<script>${runtime.script}</script><script type="module">`)
    .replace('import {define} from "observable:runtime";', () => "const {define} = notebook;")
    .replace("</body>", () => `${foot}</body>`);
}

// the SQL to open, the rows under the cell's name, and unless it is hidden the rows as a table
async function answeredCell(cell: Cell, name: string, options: PageOptions): Promise<Cell[]> {
  if (cell.mode !== "sql") return [cell];
  const {id, value, output = `rows${cell.id}`, pinned, hidden} = cell;
  try {
    const {names, types, rows} = await options.ask(value);
    const json = JSON.stringify({names, types, rows: rows.map((row) => names.map((one) => row[one]))});
    const data = `const ${output} = answered(${json.replaceAll("<", "\\u003c")});`;
    return [
      ...(hidden ? [] : [plainCell(id + 0.1, "js", `table(${output})`)]),
      plainCell(id, "js", data),
      ...(pinned ? [plainCell(id + 0.2, "md", sqlDetails(value))] : [])
    ];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const where = {
      notebook: name,
      cell: id,
      detail: (language: Language) => say(error.key, language, error.params)
    };
    if (!options.language) throw new Failure("usage", "notebook_cell", where, {cause: error});
    const told = say("notebook_cell", options.language, where);
    return [plainCell(id, "html", `<pre class="observablehq--error" role="alert">${escaped(told)}</pre>`)];
  }
}

function plainCell(id: number, mode: Cell["mode"], value: string): Cell {
  return {id, mode, value, pinned: false, hidden: false};
}

function sqlDetails(sql: string): string {
  const fenced = sql.replaceAll("${", "$\\{");
  return `<details><summary>SQL</summary>\n\n\`\`\`sql\n${fenced}\n\`\`\`\n\n</details>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>$]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
