import type {Words} from "../models/contract.ts";
import type {Row} from "./duckdb.ts";
import type {Trace, Traced} from "./explain.ts";
import {type Language, say} from "./messages.ts";
import {textTable, widthOf} from "./text-table.ts";

/** Returns a trace as text to read: one record as lines, several as a table. */
export function explainText({subject, id, run_id, sections}: Trace, language: Language): string {
  const head = `${subject.label[language]} ${id}`;
  const stamp = run_id ? [say("explained_run", language, {run: run_id})] : [];
  return `${[head, ...stamp, ...sections.map((one) => sectionText(one, language))].join("\n")}\n`;
}

function sectionText({section, rows}: Traced, language: Language): string {
  const title = `\n${section.label[language]}`;
  if (rows.length === 0) return `${title}\n  ${section.none[language]}`;
  const names = Object.keys(section.columns);
  const labels = names.map((name) => section.columns[name]![language]);
  if (rows.length === 1) return [title, ...linesOf(rows[0]!, names, labels, language)].join("\n");
  const cells = rows.map((row) => names.map((name) => cellText(row[name], language)));
  return `${title}\n${indented(textTable(labels, cells))}`;
}

function linesOf(row: Row, names: string[], labels: string[], language: Language): string[] {
  const width = Math.max(...labels.map(widthOf));
  return names.map((name, i) => {
    const label = labels[i]!;
    return `  ${label}${" ".repeat(width - widthOf(label))}  ${cellText(row[name], language)}`;
  });
}

const codes: Record<string, Words> = {
  true: {zh: "是", en: "yes"},
  false: {zh: "否", en: "no"}
};

function cellText(value: unknown, language: Language): string {
  if (value === null || value === undefined) return "—";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return codes[text]?.[language] ?? text;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
