import type {Row} from "../duckdb.ts";
import type {Language} from "../messages.ts";
import {type Cell, type SheetContent, writeWorkbook} from "../xlsx.ts";
import {type Stamp, stampSheet, tableSheet} from "./book.ts";
import {digits, wordOf} from "./cells.ts";
import type {Table} from "./columns.ts";

/** Returns the sheet that a manager and the person go through together: scores, why, and room to sign and to object. */
export function personWorkbook(total: Row, tables: Table[], stamp: Stamp, language: Language): Uint8Array {
  const [items, evidence] = tables as [Table, Table];
  return writeWorkbook([
    talkSheet(total, items.rows, language),
    tableSheet(items, language),
    tableSheet(evidence, language),
    stampSheet(stamp, language)
  ]);
}

function talkSheet(total: Row, items: Row[], language: Language): SheetContent {
  const zh = language === "zh";
  const pick = (chinese: string, english: string) => (zh ? chinese : english);
  const head = [
    [pick("工号", "staff number"), text(total.person_id)],
    [pick("姓名", "name"), text(total.person_name)],
    [pick("部门", "unit"), text(total.unit)],
    [pick("岗位", "post"), text(total.role)],
    [pick("期间", "period"), text(total.period)],
    [pick("建议分", "suggested score"), number(total.score)],
    [pick("状态", "status"), wordOf(text(total.status), language)],
    [pick("覆盖率", "coverage"), number(total.coverage_ratio)],
    [pick("最低可能", "at least"), number(total.least_score)],
    [pick("最高可能", "at most"), number(total.most_score)],
    [pick("复核", "review"), wordOf("pending_review", language)]
  ];
  const said = pick(
    "本表为建议分，须经人工复核；单凭分数或排序不得作出对个人有重大影响的决定。您有权要求说明、更正，并可提出异议。",
    "This score is a suggestion for people to review; no decision of weight may rest on it alone. You may ask for reasons and corrections, and object."
  );
  const lines = items.map((row) => [
    text(zh ? row.kpi_zh : row.kpi_en),
    number(row.raw_value),
    number(row.target),
    number(row.weight),
    number(row.score),
    wordOf(text(row.status), language),
    row.count_evidence as number
  ]);
  const blank = (label: string): Cell[] => [label, "", "", "", "", "", ""];
  return {
    name: pick("绩效面谈", "appraisal talk"),
    header: [pick("项目", "item"), pick("内容", "content"), "", "", "", "", ""],
    rows: [
      ...head,
      [],
      [{text: said, mark: "remark"}],
      [],
      zh
        ? ["指标", "实际值", "目标", "权重", "得分", "状态", "依据条数"]
        : ["KPI", "value", "target", "weight", "score", "status", "records"],
      ...lines,
      [],
      blank(pick("主管意见", "manager's remarks")),
      blank(pick("本人意见", "the person's remarks")),
      blank(pick("复核结论", "outcome of the review")),
      blank(pick("异议与申诉（事项、依据、日期）", "objection (what, why, date)")),
      blank(pick("申诉处理结果", "how it was settled")),
      blank(pick("主管签字 / 日期", "manager's signature, date")),
      blank(pick("本人签字 / 日期", "the person's signature, date"))
    ],
    widths: [34, 22, 12, 10, 10, 16, 10]
  };
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

function number(value: unknown): Cell {
  return value === null || value === undefined ? null : {decimal: digits(Number(value))};
}
