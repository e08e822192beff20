import {basename} from "node:path";
import {entities} from "../../models/exports/index.ts";
import type {LoadRecord} from "../ledger.ts";
import {markerSheet} from "../marker.ts";
import {type Language, say, sayReason} from "../messages.ts";
import type {Workspace} from "../workspace.ts";
import type {Cell, SheetContent} from "../xlsx.ts";
import type {UnmatchedName} from "./names.ts";
import type {QuarantinedRow} from "./quarantined.ts";

/** What a column of a sheet holds: where the row is from, the cells of the export, and why some are wrong. */
export type Role = "id" | "file" | "sheet" | "row" | "line" | "whole" | "cell" | "reason" | NameRole;
type NameRole = "name" | "count" | "where" | "why" | "likely" | "target";

/** `cell` is the export's column, from 0. */
export type Column = {role: Role; title: string; cell?: number | undefined};

type Content = {rows: QuarantinedRow[]; names: UnmatchedName[]; known: string[]};

/** A text longer than a cell of Excel is shown cut; left so, it comes back whole. */
const longestShown = 32_000;
const mostChoices = 5000;

/** Returns the text of a cell as the workbook shows it. */
export function shown(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown).replace(/\p{Cs}$/u, "")}…` : text;
}

/** Returns how a row is called in the workbook. */
export function rowId({load, row}: Pick<QuarantinedRow, "load" | "row">): string {
  return `${load.load_id}:${row}`;
}

/** Returns the workbook: how to use it, a sheet for each entity and header, the names, and what it remembers. */
export function repairSheets(
  workspace: Workspace,
  {rows, names, known}: Content,
  language: Language
): SheetContent[] {
  const sheets = grouped(rows, language).map((group) => rowSheet(group, language));
  const named = names.length > 0 ? [nameSheet(names, known, language)] : [];
  const all = [...sheets, ...named];
  const loads = new Map(rows.map(({load}) => [load.load_id, load]));
  return [
    helpSheet(language),
    ...all.map(({content}) => content),
    markerSheet(
      "repair",
      ["1", basename(workspace.root)],
      [...[...loads.values()].map(loadWords), ...all.flatMap(({words}) => words)]
    )
  ];
}

type Group = {name: string; entity: string; header: string[]; rows: QuarantinedRow[]};
type Sheet = {content: SheetContent; words: string[][]};

// rows of one entity whose exports have other columns cannot share a sheet
function grouped(rows: QuarantinedRow[], language: Language): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const {header} = row.load;
    const key = JSON.stringify([row.entity, header]);
    const same = [...groups.values()].filter(({entity}) => entity === row.entity).length;
    const label = entities[row.entity]!.label[language];
    const name = same > 0 ? `${label} ${same + 1}` : label;
    const group = groups.get(key) ?? {name, entity: row.entity, header, rows: []};
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function rowSheet({name, entity, header, rows}: Group, language: Language): Sheet {
  const columns = columnsFor(header, rows, language);
  return {
    content: {
      name,
      header: columns.map(
        ({role, title}): Cell =>
          role === "cell"
            ? title
            : {text: title, mark: role === "reason" || role === "whole" ? "remark" : "fixed"}
      ),
      rows: rows.map((row) => columns.map((column) => cellOf(row, column, language))),
      widths: columns.map(({role}) => widths[role]),
      formats: columns.map(() => "text")
    },
    words: sheetWords(name, entity, columns)
  };
}

function columnsFor(header: string[], rows: QuarantinedRow[], language: Language): Column[] {
  const title = (role: Role) => say(`repair_${role}` as "repair_id", language);
  const faulty = new Set(rows.flatMap(({faults}) => faults.map(({column}) => column)));
  const own = (["id", "file", "sheet", "row"] as const).map((role) => ({role, title: title(role)}));
  const torn = (["whole", "line"] as const).map((role) => ({role, title: title(role)}));
  const cells = header.flatMap((name, cell): Column[] => [
    {role: "cell", title: name, cell},
    ...(faulty.has(cell)
      ? [{role: "reason" as const, title: say("repair_reason", language, {column: name}), cell}]
      : [])
  ]);
  return [...own, ...(faulty.has(undefined) ? torn : []), ...cells];
}

const widths: Record<Role, number> = {
  ...{id: 12, file: 24, sheet: 12, row: 8, line: 40, whole: 20, cell: 18, reason: 24},
  ...{name: 36, count: 8, where: 20, why: 30, likely: 30, target: 36}
};

function cellOf(row: QuarantinedRow, {role, cell}: Column, language: Language): Cell {
  const {load, faults, line} = row;
  const because = (place: number | undefined) =>
    faults
      .filter(({column}) => column === place)
      .map(({name, reason}) => {
        const said = sayReason(reason, language);
        return place === undefined && name !== null ? `${name} · ${said}` : said;
      })
      .join("; ");
  if (role === "cell") {
    const text = shown(row.cells[cell!]!);
    return because(cell) === "" ? text : {text, mark: "fault"};
  }
  if (role === "reason") return {text: because(cell), mark: "remark"};
  if (role === "whole") return {text: because(undefined), mark: "remark"};
  const fixed = {
    ...{id: rowId(row), file: load.source_file, sheet: load.source_sheet, row: String(row.row)},
    line: shown(line ?? "")
  };
  return {text: fixed[role as keyof typeof fixed], mark: "fixed"};
}

function nameSheet(names: UnmatchedName[], known: string[], language: Language): Sheet {
  const roles: Role[] = ["name", "count", "where", "why", "likely", "likely", "likely", "target"];
  const columns = roles.map((role): Column => {
    const title = say(`repair_${role}` as "repair_id", language);
    return {role, title};
  });
  const name = say("repair_names", language);
  const choices = known.slice(0, mostChoices);
  return {
    content: {
      name,
      header: columns.map(
        ({role, title}): Cell => ({text: title, mark: role === "target" ? "required" : "fixed"})
      ),
      rows: names.map((one) => nameRow(one, language)),
      widths: columns.map(({role}) => widths[role]),
      formats: columns.map(() => "text"),
      lists:
        choices.length > 0 && known.length <= mostChoices
          ? [{column: roles.indexOf("target"), values: choices}]
          : []
    },
    words: sheetWords(name, "", columns)
  };
}

function nameRow(
  {name, count, entities: found, basis, suggestions}: UnmatchedName,
  language: Language
): Cell[] {
  const labels = found.map((one) => entities[one]?.label[language] ?? one).join(", ");
  const fixed = [shown(name), String(count), labels].map((text): Cell => ({text, mark: "fixed"}));
  const why: Cell = {text: say(`repair_${basis}`, language), mark: "remark"};
  return [...fixed, why, ...Array.from({length: 3}, (_, i) => suggestions[i] ?? ""), ""];
}

function helpSheet(language: Language): SheetContent {
  const lines = say("repair_help", language).split("\n");
  return {
    name: say("help_sheet", language),
    header: [say("repair_title", language)],
    rows: lines.map((text) => [{text, mark: "remark"}]),
    widths: [100]
  };
}

function loadWords(load: LoadRecord): string[] {
  const {load_id, source_file, source_sha, source_sheet, mapping, mapping_sha} = load;
  return ["load", load_id, source_file, source_sha, source_sheet, mapping, mapping_sha];
}

function sheetWords(name: string, entity: string, columns: Column[]): string[][] {
  return [
    ["sheet", name, entity],
    ...columns.map(({role, title, cell}) => [
      "column",
      name,
      role,
      cell === undefined ? "" : String(cell),
      title
    ])
  ];
}
