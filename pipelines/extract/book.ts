import type {Row} from "../duckdb.ts";
import type {Language} from "../messages.ts";
import {type Cell, type SheetContent, writeWorkbook} from "../xlsx.ts";
import {bookCell, digits, wordOf} from "./cells.ts";
import type {Table} from "./columns.ts";
import type {Change} from "./locks.ts";

/** What an extract is of, and what it stands on: in every one of its files. */
export type Stamp = [string, string][];

type Content = {tables: Table[]; definitions: Row[]; stamp: Stamp; changes: Change[]; reason: string};

const titles = {
  definitions: {zh: "口径", en: "definitions"},
  stamp: {zh: "筛选与运行", en: "filters and run"},
  changes: {zh: "调整", en: "adjustments"}
};

/** Returns the workbook of a unit: data, items, evidence, definitions, adjustments, filters and run; the same bytes each time. */
export function unitWorkbook(content: Content, language: Language): Uint8Array {
  const {tables, definitions, stamp, changes, reason} = content;
  return writeWorkbook([
    ...tables.map((table) => tableSheet(table, language)),
    definitionSheet(definitions, language),
    ...(changes.length > 0 ? [changeSheet(changes, reason, language)] : []),
    stampSheet(stamp, language)
  ]);
}

export function tableSheet({label, columns, rows}: Table, language: Language): SheetContent {
  return {
    name: label[language],
    header: columns.map(({header}) => header[language]),
    rows: rows.map((row) => columns.map((column) => bookCell(column, row, language))),
    widths: columns.map(({kind}) => (kind === "text" ? 16 : 11)),
    formats: columns.map(({kind}) => (kind === "text" ? "text" : "general"))
  };
}

export function stampSheet(stamp: Stamp, language: Language): SheetContent {
  return {
    name: titles.stamp[language],
    header: language === "zh" ? ["项目", "内容"] : ["item", "value"],
    rows: stamp,
    widths: [22, 90]
  };
}

function definitionSheet(rows: Row[], language: Language): SheetContent {
  const zh =
    "岗位,指标代码,指标,单位,事实,计法,规则,方向,权重,目标,步长,每步扣分,上限,下限,最少记录,按在岗折算,分档,示例";
  const en =
    "post,KPI,name,unit,fact,adds up as,rule,direction,weight,target,step,points per step,cap,floor,least records,prorated,bands,example";
  const names = [
    ..."role kpi_code name unit_zh fact kind rule direction weight target step points_per_step cap floor".split(
      " "
    ),
    ..."min_count is_prorated bands is_example".split(" ")
  ];
  return {
    name: titles.definitions[language],
    header: (language === "zh" ? zh : en).split(","),
    rows: rows.map((row) =>
      names.map((name) => plainCell(name, name === "name" ? row[`name_${language}`] : row[name], language))
    ),
    widths: names.map(() => 14)
  };
}

function changeSheet(changes: Change[], reason: string, language: Language): SheetContent {
  const zh = ["工号", "指标代码", "栏目", "修订前", "修订后", "原因"];
  const en = ["staff number", "KPI", "column", "before", "after", "reason"];
  return {
    name: titles.changes[language],
    header: language === "zh" ? zh : en,
    rows: changes.map(({person_id, kpi_code, column, before, after}) => [
      person_id,
      kpi_code,
      column,
      before,
      after,
      reason
    ]),
    widths: [12, 20, 16, 16, 16, 40]
  };
}

const texts = ["role", "kpi_code", "name", "unit_zh", "kind", "direction", "bands"];

function plainCell(name: string, value: unknown, language: Language): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  if (texts.includes(name)) return String(value);
  return /^-?\d+(\.\d+)?$/.test(String(value))
    ? {decimal: digits(Number(value))}
    : wordOf(String(value), language);
}
