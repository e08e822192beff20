import {translator} from "../messages.js";
import {aboutLines} from "./about.js";
import {contextOf} from "./context.js";
import {describer} from "./describe.js";
import {csvOf, fileName, workbookOf} from "./files.js";
import {knowledge} from "./knowledge.js";
import {partsOf} from "./parts.js";
import {sheetOf} from "./sheet.js";

const kinds = {
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  CSV: "text/csv;charset=utf-8"
};

/** Hands the reader a table as a file: what it shows with the filters in force, all its rows, and what they mean. */
export async function save({kind, place, rows, columns, group, published}, lang) {
  const known = await knowledge();
  const {page, title, caption, period, filters} = contextOf(place);
  const {describe, codes} = describer(known, lang);
  const sheet = sheetOf(rows, withGroup(columns, group, lang).map(toParts), describe);
  for (const {code} of rows) codes.add(code);
  const content = {
    page,
    title,
    caption,
    sheet,
    filters,
    run: known.run,
    counts: {rows: rows.length, ...limitOf(published)},
    metrics: known.metrics.filter(({code}) => codes.has(code)),
    settings: known.settings
  };
  const file = {...content, about: aboutLines(content, lang), period: period ?? known.run.as_of};
  const bytes = kind === "XLSX" ? workbookOf(file, lang) : csvOf(file, lang);
  download(new Blob([bytes], {type: kinds[kind]}), fileName(file, kind.toLowerCase()));
}

function toParts({label, isNumber, cell, taken}) {
  const numberOf = (row) => {
    const found = taken?.(row);
    return found && [{source: {row: found, column: "value", unit: found.unit ?? null}, text: ""}];
  };
  return {label, isNumber, parts: (row) => numberOf(row) ?? partsOf(cell(row))};
}

function withGroup(columns, group, lang) {
  if (!group) return columns;
  return [{label: translator(lang)("takeaway_group"), cell: (row) => group(row).label}, ...columns];
}

function limitOf(published) {
  return published && published.shown < published.total
    ? {published: published.shown, total: published.total}
    : {};
}

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), {href: address, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
