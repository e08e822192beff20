import {existsSync} from "node:fs";
import {rm} from "node:fs/promises";
import {join, relative} from "node:path";
import {localTime, now} from "../clock.ts";
import {openDatabase, type Row, rowsOf} from "../duckdb.ts";
import {publishedRun} from "../extract.ts";
import {Failure} from "../failure.ts";
import {fileMask, maskedNames} from "../file-names.ts";
import type {Language} from "../messages.ts";
import {type Policy, readPolicy} from "../policy.ts";
import {readSecret} from "../secret.ts";
import type {Workspace} from "../workspace.ts";
import {writeWorkbook} from "../xlsx.ts";
import {stampSheet, tableSheet} from "./book.ts";
import {columnsFor, type Table} from "./columns.ts";
import {safeName} from "./files.ts";
import {appendLog} from "./log.ts";
import {digestOf, withSums, writeFiles} from "./manifest.ts";

type Options = {language: Language; by: string};

/**
 * Writes all that appraisal holds of one person, for the person's right to a copy (PIPL 45), with names of files that may
 * hold another's by keyed ones; throws if there is nothing.
 */
export async function extractPerson(
  workspace: Workspace,
  id: string,
  {language, by}: Options
): Promise<{folder: string; files: number}> {
  const policy = await readPolicy(workspace);
  if (!policy.settings.rule_number?.trim()) throw new Failure("usage", "extract_no_rule");
  if (!existsSync(workspace.warehouse)) throw new Failure("usage", "no_warehouse");
  const {run_id} = await publishedRun(workspace, policy);
  const tables = await readPerson(workspace, policy, {id, run_id});
  if (tables.every(({rows}) => rows.length === 0)) throw new Failure("usage", "person_unknown", {id});
  const stamp: [string, string][] = [
    [language === "zh" ? "工号" : "staff number", id],
    [language === "zh" ? "规章制度编号" : "labour rule", policy.settings.rule_number!],
    [language === "zh" ? "处理目的" : "purpose", policy.settings.appraisal_purpose!],
    [language === "zh" ? "运行编号" : "run", run_id]
  ];
  const sheets = [...tables.map((table) => tableSheet(table, language)), stampSheet(stamp, language)];
  const files = withSums(new Map([[`${safeName(id)}.xlsx`, writeWorkbook(sheets)]]), undefined);
  const folder = join(workspace.published, "hr", run_id, "people", safeName(id));
  await rm(folder, {recursive: true, force: true});
  await writeFiles(folder, files);
  const at = localTime(now(), "Asia/Shanghai");
  await appendLog(workspace, {
    kind: "person",
    at,
    by,
    run_id,
    reason: id,
    digest: digestOf(files),
    people: 1
  });
  return {folder: relative(workspace.root, folder), files: files.size};
}

async function readPerson(
  workspace: Workspace,
  policy: Policy,
  {id, run_id}: {id: string; run_id: string}
): Promise<Table[]> {
  const stamp = {
    rule_number: policy.settings.rule_number,
    purpose: policy.settings.appraisal_purpose,
    run_id
  };
  const stamped = (rows: Row[]) => rows.map((row) => ({...row, ...stamp}));
  const database = await openDatabase(workspace.warehouse, {readOnly: true, folder: workspace.root});
  const ask = async (sql: string) => stamped(await rowsOf(database.connection, sql, [id]));
  const mask = await fileMask(await readSecret(workspace));
  try {
    return [
      {
        name: "data",
        label: {zh: "数据", en: "data"},
        columns: columnsFor("data", policy),
        rows: await ask(
          `select * from marts.appraisal_totals where person_id = $1 order by period_start, period_grain`
        )
      },
      {
        name: "items",
        label: {zh: "分项", en: "items"},
        columns: columnsFor("items", policy),
        rows: await ask(`select items.*, kpis.name_zh as kpi_zh, kpis.name_en as kpi_en, kpis.unit_zh
          from marts.appraisal_items as items inner join policy.kpis as kpis on items.kpi_code = kpis.kpi_code
          where person_id = $1 order by period_start, period_grain, role, items.kpi_code`)
      },
      {
        name: "evidence",
        label: {zh: "依据", en: "evidence"},
        columns: columnsFor("evidence", policy),
        rows: maskedNames(
          await ask(`select * from marts.appraisal_evidence where person_id = $1
          order by fact, fact_date, entity, record_id, source_file, source_row`),
          mask
        )
      }
    ];
  } finally {
    database.close();
  }
}
