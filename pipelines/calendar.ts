import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {noticeTable} from "../models/policy/calendars.ts";
import {policyTables} from "../models/policy/index.ts";
import {csvLine} from "./csv.ts";
import {Failure, isMissing} from "./failure.ts";
import {listed, overlaps, readPolicy, readTable} from "./policy.ts";
import {newestNotices, officialFaults} from "./policy-calendars.ts";
import {type Fault, fault, type Line, type PolicyRow} from "./policy-lines.ts";
import type {Workspace} from "./workspace.ts";

export type AddedYear = {
  year: number;
  count_holidays: number;
  count_makeup_days: number;
  /** Working days of the year, Monday to Friday but for holidays, and the make-up days. */
  count_workdays: number;
  is_replaced: boolean;
  file: string;
};

const official = policyTables.find(({name}) => name === "official_days")!;
const columns = Object.keys(official.columns.shape);

/**
 * Adds the official days of a year to a workspace's policy, in place of any it had for that year. Throws, and writes
 * nothing, for a notice that cannot be one: a make-up workday on a weekday, a day twice, no day off on New Year's Day.
 */
export async function addYear(workspace: Workspace, year: number, path: string): Promise<AddedYear> {
  await readPolicy(workspace);
  const lines = await readNotice(year, path);
  const file = join(workspace.policy, "official_days.csv");
  const own = (await readTable(official, {path: file, file: "policy/official_days.csv"}, [])) ?? [];
  const kept = own.map(({row}) => row).filter((row) => row.year !== year);
  const rows = [...kept, ...lines.map(({row}) => row)].sort((a, b) => Number(a.year) - Number(b.year));
  await mkdir(workspace.policy, {recursive: true});
  await writeFile(`${file}.tmp`, `\ufeff${[columns, ...rows.map(cellsOf)].map(csvLine).join("")}`);
  await rename(`${file}.tmp`, file);
  const count = (kind: string) => lines.filter(({row}) => row.kind === kind).length;
  const {tables} = await readPolicy(workspace);
  return {
    year,
    count_holidays: count("holiday"),
    count_makeup_days: count("workday"),
    count_workdays: workdaysOf(year, tables.official_days!),
    is_replaced: kept.length < own.length,
    file: "policy/official_days.csv"
  };
}

async function readNotice(year: number, path: string): Promise<Line[]> {
  const file = basename(path);
  await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) throw new Failure("usage", "file_not_found", {file: path});
    throw error;
  });
  const faults: Fault[] = [];
  const read = (await readTable(noticeTable, {path, file}, faults))!;
  const lines = read.map((line) => ({
    ...line,
    row: {year, ...line.row, source: line.row.source || file} as PolicyRow
  }));
  faults.push(...overlaps(noticeTable, lines), ...lines.flatMap(officialFaults));
  if (faults.length === 0) faults.push(...statutoryFaults(year, lines, file));
  if (faults.length > 0) throw new Failure("usage", "invalid_notice", {detail: listed(faults)});
  return lines;
}

// half a notice would make the whole year known, and wrong
function statutoryFaults(year: number, lines: Line[], file: string): Fault[] {
  return ["01-01", "05-01", "10-01"]
    .map((day) => `${year}-${day}`)
    .filter((date) => !lines.some(({row}) => row.date === date && row.kind === "holiday"))
    .map((date) => fault(file, 1, "fault_no_statutory", {date, year}));
}

function cellsOf(row: PolicyRow): string[] {
  return columns.map((name) => String(row[name] ?? ""));
}

function workdaysOf(year: number, rows: PolicyRow[]): number {
  const lines = newestNotices(rows.map((row) => ({line: 0, file: "", row})));
  const kinds = new Map(lines.map(({row}) => [String(row.date), row.kind]));
  let count = 0;
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const date = new Date(at);
    const kind = kinds.get(date.toISOString().slice(0, 10));
    if (kind ? kind === "workday" : date.getUTCDay() % 6 !== 0) count++;
  }
  return count;
}
