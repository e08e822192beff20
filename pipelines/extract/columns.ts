import {columnsOf, type Mart, type Words} from "../../models/contract.ts";
import {marts} from "../../models/marts/index.ts";
import type {Row} from "../duckdb.ts";
import {Failure} from "../failure.ts";
import {unknownName} from "../issues.ts";
import type {Policy} from "../policy.ts";

/** A column of HR's files: text is written as text whatever it looks like, numbers as numbers. */
export type Column = {name: string; header: Words; kind: "text" | "number" | "flag"};
export type Table = {name: string; label: Words; columns: Column[]; rows: Row[]};

const own: Record<string, Words> = {
  person_name: {zh: "姓名", en: "name"},
  employment_start_date: {zh: "入职日期", en: "employed from"},
  employment_end_date: {zh: "离职日期", en: "employed until"},
  lock_status: {zh: "锁定状态", en: "lock"},
  revision: {zh: "修订号", en: "revision"},
  kpi_code: {zh: "指标代码", en: "KPI code"},
  period: {zh: "期间", en: "period"},
  kpi_zh: {zh: "指标", en: "KPI (Chinese)"},
  kpi_en: {zh: "指标英文名", en: "KPI"},
  unit_zh: {zh: "单位", en: "unit (Chinese)"},
  appraised_unit_id: {zh: "考核部门编号", en: "appraising unit id"},
  rule_number: {zh: "规章制度编号", en: "labour rule"},
  purpose: {zh: "处理目的", en: "purpose"},
  run_id: {zh: "运行编号", en: "run"},
  policy_version: {zh: "制度版本", en: "policy version"}
};
const numbers = ["revision"];

/** Columns of the three tables as shipped; a company's `extract_columns` puts its own in their place. */
export const shippedColumns = {
  data: [
    ..."person_id person_name unit_id unit role period status score score_before_veto least_score most_score".split(
      " "
    ),
    ..."coverage_ratio is_provisional is_vetoed present_days period_days count_posts count_items count_scored".split(
      " "
    ),
    ..."employment_start_date employment_end_date review_status lock_status revision is_example".split(" "),
    ..."rule_number purpose run_id policy_version".split(" ")
  ],
  items: [
    ..."person_id person_name unit_id role period kpi_code kpi_zh kpi_en rule status reason raw_value unit_zh".split(
      " "
    ),
    ..."target weight cap floor score coverage_ratio count_evidence count_unknown post_days present_days".split(
      " "
    ),
    ..."is_vetoing is_example rule_number purpose run_id policy_version".split(" ")
  ],
  evidence: [
    ..."person_id kpi_code period fact fact_date entity record_id state reason share numerator denominator".split(
      " "
    ),
    ..."unit_id unit role appraised_unit_id source_file source_sheet source_row rule_number purpose run_id".split(
      " "
    )
  ]
};

/** Returns the columns of a table: the company's layout, or the shipped one; purpose and rule number are in every file. */
export function columnsFor(sheet: keyof typeof shippedColumns, {tables}: Policy): Column[] {
  const known = new Map(shippedColumns[sheet].map((name) => [name, columnNamed(name, sheet)]));
  const asked = (tables.extract_columns ?? []).filter((row) => row.sheet === sheet);
  if (asked.length === 0) return [...known.values()];
  const wrong = asked.find(({column_name}) => !known.has(String(column_name)));
  if (wrong)
    throw new Failure("usage", "invalid_policy", {
      detail: (language) =>
        `\n  extract_columns.csv · ${unknownName("fault_unknown_column", String(wrong.column_name), [...known.keys()])(language)}`
    });
  const chosen = asked.map(({column_name, header}) => {
    const column = known.get(String(column_name))!;
    return {...column, header: {zh: String(header), en: String(header)}};
  });
  const missing = ["rule_number", "purpose"].filter((name) => !chosen.some((one) => one.name === name));
  return [...chosen, ...missing.map((name) => known.get(name)!)];
}

function columnNamed(name: string, sheet: keyof typeof shippedColumns): Column {
  const contract: Mart = {
    data: marts.appraisal_totals,
    items: marts.appraisal_items,
    evidence: marts.appraisal_evidence
  }[sheet] as Mart;
  const [, meta] = columnsOf(contract).find(([one]) => one === name) ?? [];
  const header = own[name] ?? {zh: bare(meta?.zh ?? name), en: bare(meta?.en ?? name)};
  if (!meta) return {name, header, kind: numbers.includes(name) ? "number" : "text"};
  const kind = meta.sql === "BOOLEAN" ? "flag" : ["DOUBLE", "INTEGER"].includes(meta.sql) ? "number" : "text";
  return {name, header, kind};
}

// what a contract explains in brackets is in the definitions
function bare(label: string): string {
  return label
    .replace(/[（(].*$/, "")
    .split(/[:，]/)[0]!
    .trim();
}
