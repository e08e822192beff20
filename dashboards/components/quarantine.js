import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter} from "./format.js";
import {translateCode, translator} from "./messages.js";
import {table, tableRows} from "./table.js";

const page = 50; // rows shown at first and by each press

/** Returns the quarantined rows: where each is, what is wrong with it, and what to do. */
export function quarantine({total, shown, rows, loads, words}, lang) {
  const repaired = loads.reduce((sum, {rows_repaired}) => sum + rows_repaired, 0);
  const t = translator(lang);
  const mended = repaired > 0 ? h("p", null, mendedText(repaired, lang)) : null;
  if (total === 0) return h("div", null, h("p", {class: "empty"}, t("quarantine_none")), mended);
  const columns = columnsOf(words, lang);
  const list = table(rows.slice(0, page), columns, {group, whole: rows, published: {total, shown}});
  return h(
    "div",
    null,
    h("p", null, sizes({total, shown}, lang)),
    mended,
    list,
    more(list, rows, columns, lang)
  );
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

function more(list, rows, columns, lang) {
  let next = page;
  const label = () => translator(lang)("show_more", Math.min(page, rows.length - next));
  if (next >= rows.length) return null;
  const button = h("button", {type: "button", class: "more"}, label());
  button.addEventListener("click", () => {
    list.tBodies[0].append(...tableRows(rows.slice(next, next + page), columns, {group}, rows[next - 1]));
    next += page;
    if (next < rows.length) button.textContent = label();
    else button.remove();
  });
  return button;
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
