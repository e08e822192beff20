import {isUtf8} from "node:buffer";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {type PolicyTable, policyTables, policyTypes, settings} from "../models/policy.ts";
import {parseCsv} from "./csv.ts";
import {customerKey} from "./customer-key.ts";
import {literal} from "./duckdb.ts";
import {Failure, isMissing} from "./failure.ts";
import {sha256} from "./hash.ts";
import {faultsOf, unknownName} from "./issues.ts";
import {type Key, type Localized, type Params, say} from "./messages.ts";
import {repository, type Workspace} from "./workspace.ts";

export type PolicyRow = Record<string, string | number | boolean | null>;
export type Policy = {
  tables: Record<string, PolicyRow[]>;
  settings: Record<string, string>;
  /** Digest of every row in force. */
  version: string;
};

type Line = {line: number; file: string; row: PolicyRow};
type Fault = {file: string; line: number; text: Localized};

/** Reads the shipped policy and the workspace's: a table replaces the shipped one whole, settings merge by name. */
export async function readPolicy(workspace: Workspace): Promise<Policy> {
  const faults: Fault[] = [];
  const tables: Record<string, PolicyRow[]> = {};
  for (const table of policyTables) {
    const shipped = await readTable(table, join(repository, "data", "policy"), faults, "data/policy");
    const own = await readTable(table, workspace.policy, faults, "policy");
    const lines = table.name === "settings" ? merged(shipped ?? [], own ?? []) : (own ?? shipped ?? []);
    faults.push(...(table.name === "settings" ? settingFaults(lines) : []), ...overlaps(table, lines));
    tables[table.name] = lines.map((line) => line.row);
  }
  if (faults.length > 0) throw new Failure("usage", "invalid_policy", {detail: listed(faults)});
  return {
    tables,
    settings: Object.fromEntries(tables.settings!.map(({name, value}) => [name, String(value)])),
    version: sha256(JSON.stringify(tables))
  };
}

/** Returns the SQL that creates a policy table with its rows. */
export function policyTableSql(table: PolicyTable, plain: PolicyRow[]): string {
  const identities = Object.entries(table.identities ?? {});
  const columns = [...Object.keys(table.columns.shape), ...identities.map(([name]) => name)];
  const rows = plain.map((row) => ({
    ...row,
    ...Object.fromEntries(identities.map(([name, from]) => [name, customerKey(String(row[from]))]))
  }));
  const typed = columns.map((name, i) => `col${i}::${policyTypes[name] ?? "varchar"} as ${name}`);
  const values = rows.map((row) => `(${columns.map((name) => sqlValue(row[name])).join(", ")})`);
  const source = values.length > 0 ? values.join(", ") : `(${columns.map(() => "null").join(", ")})`;
  const where = values.length > 0 ? "" : " where false";
  return `select ${typed.join(", ")} from (values ${source})${where}`;
}

async function readTable(
  table: PolicyTable,
  folder: string,
  faults: Fault[],
  shown: string
): Promise<Line[] | undefined> {
  const file = `${shown}/${table.name}.csv`;
  const text = await readText(join(folder, `${table.name}.csv`));
  if (text === undefined) return undefined;
  const [header, ...records] = parseCsv(text);
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  while (names.at(-1) === "") names.pop();
  const columns = Object.keys(table.columns.shape);
  const wrong = headerFaults(file, names, columns);
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

function headerFaults(file: string, names: string[], columns: string[]): Fault[] {
  const missing = columns.filter(
    (name) => !names.includes(name) && name !== "valid_from" && name !== "valid_to"
  );
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

function fault(file: string, line: number, key: Key, params: Params = {}): Fault {
  return {file, line, text: (language) => say(key, language, params)};
}

// by table, then by line: the order in which a person mends them
function listed(faults: Fault[]): Localized {
  const files = [...new Set(faults.map(({file}) => file))];
  const sorted = files.flatMap((file) =>
    faults.filter((one) => one.file === file).sort((a, b) => a.line - b.line)
  );
  return (language) => sorted.map(({file, line, text}) => `\n  ${file}:${line} · ${text(language)}`).join("");
}

function merged(shipped: Line[], own: Line[]): Line[] {
  const byName = new Map([...shipped, ...own].map((line) => [line.row.name, line]));
  return own.some((line, i) => own.findIndex((other) => other.row.name === line.row.name) !== i)
    ? [...shipped.filter((line) => !own.some((other) => other.row.name === line.row.name)), ...own]
    : [...byName.values()];
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

function overlaps({key, columns}: PolicyTable, lines: Line[]): Fault[] {
  const from = ({row}: Line) => String(row.valid_from ?? "0000-01-01");
  const to = ({row}: Line) => String(row.valid_to ?? "9999-12-31");
  const keyOf = ({row}: Line) => key.map((name) => row[name]).join(", ");
  return lines.flatMap((line, i) => {
    const backwards =
      from(line) > to(line)
        ? [fault(line.file, line.line, "fault_backwards", {from: from(line), to: to(line)})]
        : [];
    const earlier = lines
      .slice(0, i)
      .find((other) => keyOf(other) === keyOf(line) && from(other) <= to(line) && from(line) <= to(other));
    if (!earlier) return backwards;
    const told = "valid_from" in columns.shape ? "fault_overlap" : "fault_twice";
    return [...backwards, fault(line.file, line.line, told, {key: keyOf(line), line: earlier.line})];
  });
}

function sqlValue(value: PolicyRow[string] | undefined): string {
  if (value === null || value === undefined) return "null";
  return typeof value === "string" ? literal(value) : String(value);
}
