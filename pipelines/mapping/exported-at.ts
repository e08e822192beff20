import {field} from "../../models/contract.ts";
import type {NormalizeOptions} from "../cells/cell.ts";
import {type Connection, rowsOf} from "../duckdb.ts";
import type {LoadRecord} from "../ledger.ts";
import type {Mapping} from "../mapping.ts";
import {normalizeSql} from "../normalize.ts";
import type {Source} from "../source.ts";
import {placesOf} from "./header.ts";
import {findText, type Place} from "./outside.ts";

type Exported = Pick<LoadRecord, "exported_at" | "exported_at_from">;
type Options = Place & {mapping: Mapping; zones: NormalizeOptions};
type Rule = Exclude<NonNullable<Mapping["exported_at"]>, unknown[]>;

/** Returns when a file was exported by the first of its mapping's rules that tells; a day alone means its end. */
export async function exportedAt(
  connection: Connection,
  source: Source,
  options: Options
): Promise<Exported | undefined> {
  for (const rule of [options.mapping.exported_at ?? []].flat()) {
    const text =
      rule.column === undefined
        ? findText(rule, options)
        : await latest(connection, source, {...options, column: rule.column});
    const time = text === undefined ? undefined : timeIn(text);
    if (time) return {exported_at: time, exported_at_from: kindOf(rule)};
  }
  return undefined;
}

// the newest time of a column, read as any other time is
async function latest(
  connection: Connection,
  {header, table}: Source,
  {column: name, zones}: Options & {column: string}
): Promise<string | undefined> {
  const [column] = placesOf(name, header);
  if (column === undefined) return undefined;
  const fields = {exported_at: field("timestamp", "导出时间", "exported at")};
  const words = {zh: "", en: ""};
  const entity = {name: "exports", label: words, row: words, keys: [], isHistory: false, fields};
  const bound = [{field: "exported_at", column, header: name, rule: {}}];
  const [row] = await rowsOf<{time: string | null}>(
    connection,
    `select max(exported_at) as time from (${normalizeSql(entity, bound, table, zones)}) where problems is null`
  );
  return row?.time?.slice(0, 19) ?? undefined;
}

function kindOf({column, cell, sheet, file_name}: Rule): Exported["exported_at_from"] {
  if (column !== undefined) return "column";
  if (cell !== undefined) return "cell";
  if (sheet !== undefined) return "sheet";
  return file_name === undefined ? "value" : "file_name";
}

/** Returns the time that a text such as 导出时间：2024年12月31日 18:05 holds, else undefined; seconds are 00 unless told. */
function timeIn(text: string): string | undefined {
  const found =
    text.match(
      /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T_]*(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?)?/
    ) ?? text.match(/(\d{4})-?(\d{2})-?(\d{2})(?:[ T_-]?(\d{2})(\d{2})(\d{2})?(?!\d))?/);
  const [year, month, day, hour = "23", minute = "59", second = hour === "23" && !found?.[4] ? "59" : "00"] =
    found?.slice(1).map((part) => part?.padStart(2, "0")) ?? [];
  if (!year) return undefined;
  const iso = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  const date = new Date(`${iso.replace(" ", "T")}Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(`${year}-${month}-${day}`)
    ? undefined
    : iso;
}
