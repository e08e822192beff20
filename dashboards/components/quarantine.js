import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter} from "./format.js";
import {longTable} from "./long-table.js";
import {translateCode, translator} from "./messages.js";

/** Returns the quarantined rows: where each is, what is wrong with it, and what to do. */
export function quarantine({total, shown, rows, loads, words}, lang) {
  const repaired = loads.reduce((sum, {rows_repaired}) => sum + rows_repaired, 0);
  const t = translator(lang);
  const mended = repaired > 0 ? h("p", null, mendedText(repaired, lang)) : null;
  if (total === 0) return h("div", null, h("p", {class: "empty"}, t("quarantine_none")), mended);
  const options = {group, published: {total, shown}, page: 50};
  const list = longTable(rows, columnsOf(words, lang), options, lang);
  return h("div", null, h("p", null, sizes({total, shown}, lang)), mended, list);
}

function sizes(counts, lang) {
  const figures = ["total", "shown"].map((column) =>
    datum("quarantine", {...counts, scope: "all"}, column, formatter(lang).count)
  );
  return translator(lang)(counts.shown < counts.total ? "quarantine_some" : "quarantine_all", ...figures);
}

function mendedText(repaired, lang) {
  const figure = datum("quarantine", {repaired, scope: "all"}, "repaired", formatter(lang).count);
  return translator(lang)("quarantine_repaired", figure);
}

function columnsOf(words, lang) {
  const t = translator(lang);
  const wayOut = ({reason}) => translateCode(lang, "way_out", reason, t("way_out.*"));
  return [
    {
      label: t("row"),
      isHeader: true,
      cell: ({source_row}) => t("row_number", formatter(lang).count(source_row))
    },
    {label: t("column"), cell: ({column_name}) => column_name ?? t("whole_row")},
    {label: t("reason"), cell: ({reason}) => reasonsOf(reason, words, lang)},
    {label: t("way_out"), cell: wayOut}
  ];
}

function group({source_file, source_sheet}) {
  const sheet = source_sheet && h("span", {class: "place"}, source_sheet);
  return {key: `${source_file}|${source_sheet}`, label: [h("span", {class: "file"}, source_file), sheet]};
}

// a cell may be wrong in two ways
function reasonsOf(reason, words, lang) {
  return reason
    .split("; ")
    .map((one) => words.reasons[one]?.[lang] ?? one)
    .join(lang === "zh" ? "；" : "; ");
}
