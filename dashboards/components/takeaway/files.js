import {csvLine, inert, writeWorkbook} from "service-value/take-away";
import {translator} from "../messages.js";
import {headersOf} from "./headers.js";

/** Returns a workbook, the table first and what it is on a second sheet; the same bytes for the same content. */
export function workbookOf({title, sheet, about}, lang) {
  const [t, headers] = [translator(lang), headersOf(sheet, lang)];
  return writeWorkbook([
    {
      name: title,
      header: headers,
      rows: sheet.rows.map((row) => row.map((value, index) => cellOf(value, sheet.columns[index], t))),
      widths: headers.map((header, index) => widthOf(header, sheet, index)),
      formats: sheet.columns.map(({kind}) => (kind === "text" ? "text" : "general"))
    },
    {
      name: t("takeaway_about"),
      header: [t("takeaway_kind"), t("takeaway_name"), t("takeaway_content")],
      rows: about.map((line) => line.map((text) => ({text, mark: "remark"}))),
      widths: [12, 30, 100]
    }
  ]);
}

/** Returns the table as CSV that Excel opens as it is: UTF-8 with its mark, no text that could be a formula. */
export function csvOf({sheet}, lang) {
  const t = translator(lang);
  const lines = sheet.rows.map((row) =>
    row.map((value, index) => {
      const {kind, isUnit} = sheet.columns[index];
      if (value === null) return "";
      return kind === "text" ? inert(isUnit ? t(`unit.${value}`) : value) : value;
    })
  );
  return `\ufeff${[headersOf(sheet, lang).map(inert), ...lines].map(csvLine).join("")}`;
}

/** Returns a file's name: page, table, period and run, of letters every system takes. */
export function fileName({page, title, period, run}, extension) {
  const parts = [page, title, period, run.run_id].map((part) =>
    part
      .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-")
      .slice(0, 40)
      .replaceAll(/^-|-$/g, "")
  );
  return `${[...new Set(parts.filter(Boolean))].join("_")}.${extension}`;
}

function cellOf(value, {kind, isUnit}, t) {
  if (value === null) return null;
  if (isUnit) return t(`unit.${value}`);
  if (kind === "ratio") return {ratio: value};
  if (kind === "number") return {decimal: value};
  return kind === "date" ? {date: value} : value;
}

// a Han letter is as wide as two others
function widthOf(header, {rows}, index) {
  const width = (text) =>
    [...String(text ?? "")].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
  const widest = Math.max(width(header), ...rows.slice(0, 200).map((row) => width(row[index])));
  return Math.min(Math.max(widest + 2, 8), 60);
}
