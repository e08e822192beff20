import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {z} from "zod";
import {type PolicyTable, policyTables, policyTypes, settings} from "../models/policy.ts";
import {parseCsv} from "./csv.ts";
import {literal} from "./duckdb.ts";
import {customerKey} from "./nfkc.ts";
import {Failure, isMissing} from "./failure.ts";
import {sha256} from "./hash.ts";
import {repository, type Workspace} from "./workspace.ts";

export type PolicyRow = Record<string, string | number | boolean | null>;
export type Policy = {
  tables: Record<string, PolicyRow[]>;
  settings: Record<string, string>;
  /** Digest of every row in force. */
  version: string;
};

type Line = {line: number; file: string; row: PolicyRow};

/** Reads the shipped policy and the workspace's: a table replaces the shipped one whole, settings merge by name. */
export async function readPolicy(workspace: Workspace): Promise<Policy> {
  const faults: string[] = [];
  const tables: Record<string, PolicyRow[]> = {};
  for (const table of policyTables) {
    const shipped = await readTable(table, join(repository, "data", "policy"), faults, "data/policy");
    const own = await readTable(table, workspace.policy, faults, "policy");
    const lines = table.name === "settings" ? merged(shipped ?? [], own ?? []) : (own ?? shipped ?? []);
    faults.push(...(table.name === "settings" ? settingFaults(lines) : []), ...overlaps(table, lines));
    tables[table.name] = lines.map((line) => line.row);
  }
  if (faults.length > 0) throw new Failure("usage", "invalid_policy", {detail: faults.join("\n  ")});
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
  faults: string[],
  shown: string
): Promise<Line[] | undefined> {
  const file = `${shown}/${table.name}.csv`;
  const text = await readFile(join(folder, `${table.name}.csv`), "utf8").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const [header, ...records] = parseCsv(text);
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  const columns = Object.keys(table.columns.shape);
  const wrong = [
    ...columns.filter((name) => !names.includes(name) && name !== "valid_from" && name !== "valid_to"),
    ...names.filter((name) => !columns.includes(name))
  ];
  if (wrong.length > 0) {
    faults.push(`${file}:1 · ${wrong.join(", ")} · ${columns.join(",")}`);
    return [];
  }
  return records
    .filter(({cells}) => cells.some((cell) => cell.trim() !== ""))
    .flatMap(({line, cells}) => {
      const raw = Object.fromEntries(columns.map((name) => [name, cells[names.indexOf(name)]?.trim() ?? ""]));
      const result = table.columns.safeParse(raw);
      if (result.success) return [{line, file, row: result.data as PolicyRow}];
      faults.push(...result.error.issues.map((issue) => fault(file, line, issue, raw)));
      return [];
    });
}

function fault(file: string, line: number, issue: z.core.$ZodIssue, raw: Record<string, string>): string {
  const column = String(issue.path[0] ?? "");
  return `${file}:${line} · ${column} = "${raw[column] ?? ""}" · ${issue.message}`;
}

function merged(shipped: Line[], own: Line[]): Line[] {
  const byName = new Map([...shipped, ...own].map((line) => [line.row.name, line]));
  return own.some((line, i) => own.findIndex((other) => other.row.name === line.row.name) !== i)
    ? [...shipped.filter((line) => !own.some((other) => other.row.name === line.row.name)), ...own]
    : [...byName.values()];
}

function settingFaults(lines: Line[]): string[] {
  return lines.flatMap(({line, file, row}) => {
    const setting = settings[String(row.name)];
    if (!setting) return [`${file}:${line} · ${row.name} · ${Object.keys(settings).join(", ")}`];
    const result = setting.schema.safeParse(row.value);
    return result.success ? [] : result.error.issues.map((i) => `${file}:${line} · ${row.name} = "${row.value}" · ${i.message}`);
  });
}

function overlaps({key}: PolicyTable, lines: Line[]): string[] {
  const from = ({row}: Line) => String(row.valid_from ?? "0000-01-01");
  const to = ({row}: Line) => String(row.valid_to ?? "9999-12-31");
  const keyOf = ({row}: Line) => key.map((name) => row[name]).join(", ");
  return lines.flatMap((line, i) => {
    const backwards = from(line) > to(line) ? [`${line.file}:${line.line} · valid_from > valid_to`] : [];
    const earlier = lines.slice(0, i).find((other) => keyOf(other) === keyOf(line) && from(other) <= to(line) && from(line) <= to(other));
    return earlier
      ? [...backwards, `${line.file}:${line.line} · ${keyOf(line)} · overlaps line ${earlier.line}`]
      : backwards;
  });
}

function sqlValue(value: PolicyRow[string] | undefined): string {
  if (value === null || value === undefined) return "null";
  return typeof value === "string" ? literal(value) : String(value);
}
