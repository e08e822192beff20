import {isUtf8} from "node:buffer";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {policyTables, settings} from "../models/policy/index.ts";
import type {PolicyTable} from "../models/policy/table.ts";
import {parseCsv} from "./csv.ts";
import {customerKey} from "./customer-key.ts";
import {literal} from "./duckdb.ts";
import {Failure, isMissing} from "./failure.ts";
import {sha256} from "./hash.ts";
import {faultsOf, unknownName} from "./issues.ts";
import type {Key, Localized} from "./messages.ts";
import {calendarFaults, newestNotices} from "./policy-calendars.ts";
import {type Fault, fault, type Line, type PolicyRow} from "./policy-lines.ts";
import {schemeFaults} from "./policy-schemes.ts";
import {repository, type Workspace} from "./workspace.ts";

export type Policy = {
  tables: Record<string, PolicyRow[]>;
  settings: Record<string, string>;
  /** Digest of every row in force. */
  version: string;
};

// shipped under another name than a workspace's own
const shippedFiles: Record<string, string> = {official_days: "data/calendars/cn.csv"};

// by the table referred to
const unknownReferences: Record<string, Key> = {
  calendars: "fault_unknown_calendar",
  kpis: "fault_unknown_kpi",
  levels: "fault_unknown_level"
};

/**
 * Reads the shipped policy and the workspace's: a table replaces the shipped one whole; settings merge by name and
 * official days by year.
 */
export async function readPolicy(workspace: Workspace): Promise<Policy> {
  const faults: Fault[] = [];
  const lines: Record<string, Line[]> = {};
  for (const table of policyTables) {
    const found = await linesOf(table, workspace, faults);
    faults.push(
      ...(table.name === "settings" ? settingFaults(found) : []),
      ...overlaps(table, found),
      ...shareFaults(table, found)
    );
    lines[table.name] = found;
  }
  faults.push(
    ...policyTables.flatMap((table) => referenceFaults(table, lines)),
    ...calendarFaults(lines),
    ...schemeFaults(lines)
  );
  if (faults.length > 0) throw new Failure("usage", "invalid_policy", {detail: listed(faults)});
  const tables = Object.fromEntries(
    Object.entries(lines).map(([name, found]) => [name, found.map(({row}) => row)])
  );
  return {
    tables,
    settings: Object.fromEntries(tables.settings!.map(({name, value}) => [name, String(value)])),
    version: sha256(JSON.stringify(tables))
  };
}

/** Returns every setting in force: what it decides, where that is from, and whether it is as shipped. */
export async function settingsInForce({settings: values}: Policy) {
  const table = policyTables.find(({name}) => name === "settings")!;
  const file = join(repository, "data/policy/settings.csv");
  const lines = (await readTable(table, {path: file, file}, [])) ?? [];
  const shipped = new Map(lines.map(({row}) => [row.name, row.value]));
  return Object.entries(settings).map(([name, {about}]) => ({
    name,
    value: values[name] ?? "",
    is_default: shipped.get(name) === values[name],
    about_zh: about.zh,
    about_en: about.en,
    references: [...new Set(`${about.zh} ${about.en}`.match(/\b[ACMPRV]-\d\d\b|SPEC §[\d.]+/g) ?? [])]
  }));
}

/** Returns the SQL that creates a policy table with its rows. */
export function policyTableSql(table: PolicyTable, plain: PolicyRow[]): string {
  const identities = Object.entries(table.identities ?? {});
  const columns = [...Object.keys(table.columns.shape), ...identities.map(([name]) => name)];
  const rows = plain.map((row) => ({
    ...row,
    ...Object.fromEntries(identities.map(([name, from]) => [name, customerKey(String(row[from]))]))
  }));
  const types: Record<string, string> = {valid_from: "date", valid_to: "date", ...table.types};
  const typed = columns.map((name, i) => `col${i}::${types[name] ?? "varchar"} as ${name}`);
  const values = rows.map((row) => `(${columns.map((name) => sqlValue(row[name])).join(", ")})`);
  const source = values.length > 0 ? values.join(", ") : `(${columns.map(() => "null").join(", ")})`;
  const where = values.length > 0 ? "" : " where false";
  return `select ${typed.join(", ")} from (values ${source})${where}`;
}

async function linesOf(table: PolicyTable, workspace: Workspace, faults: Fault[]): Promise<Line[]> {
  const name = `${table.name}.csv`;
  const file = shippedFiles[table.name] ?? `data/policy/${name}`;
  const shipped = (await readTable(table, {path: join(repository, file), file}, faults)) ?? [];
  const own = await readTable(table, {path: join(workspace.policy, name), file: `policy/${name}`}, faults);
  const {mergedBy} = table;
  if (!mergedBy) return own ?? shipped;
  const lines = merged(shipped, own ?? [], mergedBy);
  return table.name === "official_days" ? newestNotices(lines) : lines;
}

/** Reads a policy table, or returns undefined if there is no such file; what is wrong with it goes to `faults`. */
export async function readTable(
  table: PolicyTable,
  {path, file}: {path: string; file: string},
  faults: Fault[]
): Promise<Line[] | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  const [header, ...records] = parseCsv(text);
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  while (names.at(-1) === "") names.pop();
  const columns = Object.keys(table.columns.shape);
  const wrong = headerFaults(file, names, table);
  faults.push(...wrong);
  if (wrong.length > 0) return [];
  return records
    .filter(({cells}) => cells.some((cell) => cell.trim() !== ""))
    .flatMap(({line, cells}) => {
      const raw = Object.fromEntries(columns.map((name) => [name, cells[names.indexOf(name)]?.trim() ?? ""]));
      const result = table.columns.safeParse(raw);
      const more = cells.slice(names.length).some((cell) => cell.trim() !== "");
      if (more) faults.push(fault(file, line, "fault_wide", {count: cells.length, columns: names.length}));
      if (result.success) return [{line, file, row: result.data as PolicyRow}];
      faults.push(...cellFaults({file, line}, faultsOf(result.error, raw), raw));
      return [];
    });
}

// Excel in China saves a CSV as GB18030 unless told otherwise
async function readText(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  return bytes && new TextDecoder(isUtf8(bytes) ? "utf-8" : "gb18030").decode(bytes);
}

function headerFaults(
  file: string,
  names: string[],
  {columns: {shape}, optional = []}: PolicyTable
): Fault[] {
  const columns = Object.keys(shape);
  const missing = columns.filter((name) => !names.includes(name) && !optional.includes(name));
  const unknown = names.filter((name) => !columns.includes(name));
  return [
    ...missing.map((name) => fault(file, 1, "fault_missing_column", {name})),
    ...unknown.map((name) => ({file, line: 1, text: unknownName("fault_unknown_column", name, columns)}))
  ];
}

function cellFaults(
  {file, line}: Omit<Fault, "text">,
  found: ReturnType<typeof faultsOf>,
  raw: Record<string, string>
): Fault[] {
  return found.map(({path, text}) => {
    const column = String(path[0] ?? "");
    return {file, line, text: (language) => `${column} = "${raw[column] ?? ""}" · ${text(language)}`};
  });
}

/** Returns faults in words by table, then by line: the order in which a person mends them. */
export function listed(faults: Fault[]): Localized {
  const files = [...new Set(faults.map(({file}) => file))];
  const sorted = files.flatMap((file) =>
    faults.filter((one) => one.file === file).sort((a, b) => a.line - b.line)
  );
  return (language) => sorted.map(({file, line, text}) => `\n  ${file}:${line} · ${text(language)}`).join("");
}

// in the order of what they are merged by, so that a row says the same in either file
function merged(shipped: Line[], own: Line[], by: string): Line[] {
  const told = new Set(own.map(({row}) => row[by]));
  const lines = [...shipped.filter(({row}) => !told.has(row[by]!)), ...own];
  return lines.sort((a, b) => (a.row[by]! < b.row[by]! ? -1 : a.row[by]! > b.row[by]! ? 1 : 0));
}

function referenceFaults({name, references = {}}: PolicyTable, lines: Record<string, Line[]>): Fault[] {
  return Object.entries(references).flatMap(([column, other]) => {
    const known = new Set(lines[other]!.map(({row}) => String(row[column])));
    // a limit that ships for a level of those that ship speaks of nobody where a company has its own levels
    const isTold = ({file}: Line) => other !== "levels" || file.startsWith("policy/");
    const told = lines[name]!.filter((line) => line.row[column] !== null && isTold(line));
    return told
      .filter(({row}) => !known.has(String(row[column])))
      .map(({file, line, row}) => ({
        file,
        line,
        text: unknownName(unknownReferences[other]!, String(row[column]), [...known])
      }));
  });
}

function settingFaults(lines: Line[]): Fault[] {
  return lines.flatMap(({line, file, row}) => {
    const name = String(row.name);
    const setting = settings[name];
    if (!setting)
      return [{file, line, text: unknownName("fault_unknown_setting", name, Object.keys(settings))}];
    const result = setting.schema.safeParse(row.value);
    if (result.success) return [];
    return cellFaults(
      {file, line},
      faultsOf(result.error, row.value).map(({text}) => ({path: [name], text})),
      {
        [name]: String(row.value)
      }
    );
  });
}

/** Returns the lines of one key that are valid on one day, and those that end before they begin. */
export function overlaps({key, columns}: PolicyTable, lines: Line[]): Fault[] {
  const from = ({row}: Line) => String(row.valid_from ?? "0000-01-01");
  const to = ({row}: Line) => String(row.valid_to ?? "9999-12-31");
  const keyOf = ({row}: Line) => key.map((name) => row[name]).join(", ");
  const earlierOf = new Map<string, Line[]>();
  return lines.flatMap((line) => {
    const backwards =
      from(line) > to(line)
        ? [fault(line.file, line.line, "fault_backwards", {from: from(line), to: to(line)})]
        : [];
    const before = earlierOf.get(keyOf(line)) ?? [];
    earlierOf.set(keyOf(line), [...before, line]);
    const earlier = before.find((other) => from(other) <= to(line) && from(line) <= to(other));
    if (!earlier) return backwards;
    const told = "valid_from" in columns.shape ? "fault_overlap" : "fault_twice";
    return [...backwards, fault(line.file, line.line, told, {key: keyOf(line), line: earlier.line})];
  });
}

// millionths: shares have at most six decimals, and their sum is exact
function shareFaults({shares}: PolicyTable, lines: Line[]): Fault[] {
  if (!shares) return [];
  const {column, by} = shares;
  const sums = new Map<unknown, number>();
  return lines.flatMap(({file, line, row}) => {
    const before = sums.get(row[by]) ?? 0;
    const sum = before + Math.round(Number(row[column]) * 1e6);
    sums.set(row[by], sum);
    if (before > 1e6 || sum <= 1e6) return [];
    return [fault(file, line, "fault_shares", {value: String(row[by]), sum: sum / 1e4})];
  });
}

function sqlValue(value: PolicyRow[string] | undefined): string {
  if (value === null || value === undefined) return "null";
  return typeof value === "string" ? literal(value) : String(value);
}
