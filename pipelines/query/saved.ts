import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {Failure} from "../failure.ts";
import type {Language} from "../messages.ts";
import {nearest} from "../nearest.ts";
import {textTable} from "../text-table.ts";
import {repository, type Workspace} from "../workspace.ts";
import type {ParameterValues} from "./parameters.ts";

export type SavedParameter = {name: string; default: string | null; zh: string; en: string};

/** A query kept in a file, with what its head says of it. */
export type SavedQuery = {
  name: string;
  zh: string;
  en: string;
  parameters: SavedParameter[];
  isOwn: boolean;
  /** Where it stands, as messages call it. */
  file: string;
  sql: string;
};

/** Returns the workspace's saved queries and those shipped; one of its own replaces a shipped one of the same name. */
export async function savedQueries(workspace: Workspace): Promise<SavedQuery[]> {
  const shipped = await queriesIn(join(repository, "data", "queries"), "data/queries", false);
  const own = await queriesIn(join(workspace.root, "queries"), "queries", true);
  const byName = new Map([...shipped, ...own].map((query) => [query.name, query]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Returns the saved query of a name; throws where there is none, naming those there are. */
export async function savedQuery(workspace: Workspace, name: string): Promise<SavedQuery> {
  const queries = await savedQueries(workspace);
  const found = queries.find((query) => query.name === name);
  if (found) return found;
  const names = queries.map((query) => query.name);
  const near = nearest(name, names);
  throw new Failure("usage", "unknown_saved_query", {
    name,
    detail: names.join(", ") || "-",
    near: near
      ? (language) => (language === "zh" ? `（是否想写 ${near}？）` : ` (did you mean ${near}?)`)
      : ""
  });
}

/** Returns the parameters given, and the saved defaults of the others. */
export function withDefaults({parameters}: SavedQuery, given: ParameterValues): ParameterValues {
  const defaults = parameters.flatMap(({name, default: value}) => (value === null ? [] : [[name, value]]));
  return {...Object.fromEntries(defaults), ...given};
}

export function savedText(queries: SavedQuery[], language: Language): string {
  const isZh = language === "zh";
  const head = isZh
    ? ["名称", "参数", "回答什么", "文件"]
    : ["name", "parameters", "what it answers", "file"];
  const rows = queries.map((query) => [
    query.name,
    query.parameters
      .map(({name, default: value}) => `$${name}${value === null ? "" : `=${value}`}`)
      .join(" "),
    query[language],
    query.file
  ]);
  return textTable(head, rows);
}

async function queriesIn(folder: string, shown: string, isOwn: boolean): Promise<SavedQuery[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = (await readFile(join(folder, file), "utf8"))
        .replace(/^\ufeff/, "")
        .replaceAll("\r\n", "\n");
      return {name: file.slice(0, -4), ...headOf(sql), isOwn, file: `${shown}/${file}`, sql};
    })
  );
}

/** Reads `-- 中文 | English` of the first line and `-- $name = default 中文 | English` of those that follow it. */
function headOf(sql: string): Pick<SavedQuery, "zh" | "en" | "parameters"> {
  const lines = sql.split("\n");
  const head = lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith("--"))
    )
    .map((line) => line.slice(2).trim());
  const [zh = "", en = zh] = (head.find((line) => !line.startsWith("$")) ?? "")
    .split("|")
    .map((part) => part.trim());
  const parameters = head.flatMap((line) => {
    const [, name, value, about = ""] = /^\$([A-Za-z_]\w*)(?:\s*=\s*(\S+))?\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const [aboutZh = "", aboutEn = aboutZh] = about.split("|").map((part) => part.trim());
    return [{name, default: value ?? null, zh: aboutZh, en: aboutEn}];
  });
  return {zh, en, parameters};
}
