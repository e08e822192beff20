import {csvLine} from "../csv.ts";
import type {Row} from "../duckdb.ts";
import {createGb18030Encoder} from "../gb18030.ts";
import {sha256} from "../hash.ts";
import type {Language} from "../messages.ts";
import type {Policy} from "../policy.ts";
import {type Stamp, unitWorkbook} from "./book.ts";
import {csvCell, wordOf} from "./cells.ts";
import {columnsFor, type Table} from "./columns.ts";
import type {LockRecord} from "./locks.ts";
import type {Files} from "./manifest.ts";
import {personWorkbook} from "./person-sheet.ts";
import type {Period, UnitData} from "./read.ts";

export type UnitContent = {
  policy: Policy;
  period: Period;
  run_id: string;
  as_of: string;
  definitions: Row[];
  unit: string;
  data: UnitData;
  step: LockRecord | undefined;
  language: Language;
};

/** Returns a unit's files: a workbook, the same as CSV, a sheet for each person, and what they are of. */
export function unitFiles(content: UnitContent): Files {
  const {policy, definitions, unit, data, step, language} = content;
  const stamp = stampOf(content);
  const tables = tablesOf(content);
  const encode = policy.settings.extract_encoding === "gb18030" ? createGb18030Encoder() : utf8;
  const changes = step?.changes ?? [];
  const book = unitWorkbook({tables, definitions, stamp, changes, reason: step?.reason ?? ""}, language);
  const files: Files = new Map([[`${safeName(unit)}.xlsx`, book]]);
  for (const table of tables) files.set(`${table.name}.csv`, encode(csvOf(table, language)));
  for (const total of data.totals)
    files.set(
      `people/${safeName(String(total.person_id))}.xlsx`,
      personWorkbook(
        total,
        tables.slice(1).map((table) => ofPerson(table, total.person_id)),
        stamp,
        language
      )
    );
  files.set("manifest.json", Buffer.from(`${JSON.stringify(Object.fromEntries(stamp), null, 2)}\n`));
  return files;
}

/** Returns a name of a file for an id, whatever letters it has; two ids never share one. */
export function safeName(id: string): string {
  const plain = id.replace(/[^\p{L}\p{N}_-]/gu, "_");
  return plain === id ? id : `${plain}-${sha256(id).slice(0, 8)}`;
}

function tablesOf({policy, data, run_id, step}: UnitContent): Table[] {
  const {settings, version} = policy;
  const stamp = {
    rule_number: settings.rule_number,
    purpose: settings.appraisal_purpose,
    run_id,
    policy_version: version.slice(0, 12),
    lock_status: step?.status ?? "open",
    revision: step?.revision ?? 0
  };
  const stamped = (rows: Row[]) => rows.map((row) => ({...row, ...stamp}));
  return [
    {
      name: "data",
      label: {zh: "数据", en: "data"},
      columns: columnsFor("data", policy),
      rows: stamped(data.totals)
    },
    {
      name: "items",
      label: {zh: "分项", en: "items"},
      columns: columnsFor("items", policy),
      rows: stamped(data.items)
    },
    {
      name: "evidence",
      label: {zh: "依据", en: "evidence"},
      columns: columnsFor("evidence", policy),
      rows: stamped(data.evidence)
    }
  ];
}

function ofPerson(table: Table, person: unknown): Table {
  return {...table, rows: table.rows.filter(({person_id}) => person_id === person)};
}

// nothing here may differ between two extracts of one run
function stampOf({policy, period, run_id, as_of, unit, data, step, language}: UnitContent): Stamp {
  const {settings, version} = policy;
  const zh = language === "zh";
  const note = zh
    ? "建议分，待人工复核；不含排名与末位标签；不得单凭本表作出对个人有重大影响的决定"
    : "suggested scores, to be reviewed by people; no ranking; no decision of weight may rest on this alone";
  const lines: [string, string, string][] = [
    ["期间", "period", period.period],
    ["期间首日", "from", period.period_start],
    ["期间末日", "until", period.period_end],
    ["部门（含下级）", "unit (with those below)", unit],
    ["人数", "people", String(data.totals.length)],
    ["分项行数", "items", String(data.items.length)],
    ["依据行数", "evidence rows", String(data.evidence.length)],
    ["规章制度编号", "labour rule", settings.rule_number ?? ""],
    ["处理目的", "purpose", settings.appraisal_purpose ?? ""],
    ["运行编号", "run", run_id],
    ["截至日期", "as of", as_of],
    ["制度版本", "policy version", version],
    ["锁定状态", "lock", wordOf(step?.status ?? "open", language)],
    ["修订号", "revision", String(step?.revision ?? 0)],
    ["修订原因", "why amended", step?.reason ?? ""],
    ["锁定或修订时间", "locked or amended at", step?.at ?? ""],
    ["说明", "note", note],
    ["更正", "corrections", correction(zh)]
  ];
  return lines.map(([chinese, english, value]) => [zh ? chinese : english, value]);
}

function correction(zh: boolean): string {
  return zh
    ? "事实有误：改正来源导出后重新载入，或用 repair 收回改正的行，再运行；已锁定的期间用 extract --amend --reason 出修订版"
    : "a wrong fact: mend the export and load it again, or take the row in with repair, then run; of a locked period write a revision with extract --amend --reason";
}

// Excel reads a CSV as UTF-8 only with the mark
function utf8(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`);
}

function csvOf({columns, rows}: Table, language: Language): string {
  const header = csvLine(columns.map(({header}) => header[language]));
  const lines = rows.map((row) => csvLine(columns.map((column) => csvCell(column, row, language))));
  return header + lines.join("");
}
