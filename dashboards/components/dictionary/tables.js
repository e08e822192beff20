import {h} from "../element.js";
import {translator} from "../messages.js";
import {table} from "../table.js";

/** Returns every table the pages read, to open (the address's `?table=` is), each with what a row is, what it is made of, and each column. */
export function dictionaryTables(tables, lang) {
  const asked = new URL(location.href).searchParams.get("table");
  const entries = tables.map((one) => entry(one, {isOpen: one.name === asked, lang}));
  requestAnimationFrame(() => asked && entries.find(({id}) => id === asked)?.scrollIntoView());
  return h("div", {class: "dictionary"}, entries);
}

function entry({name, columns, reads, ...words}, {isOpen, lang}) {
  const t = translator(lang);
  return h(
    "details",
    {class: "figure__data", id: name, open: isOpen},
    h("summary", null, h("code", null, name), ` ${words[`label_${lang}`]}`),
    h("p", null, words[`grain_${lang}`]),
    h("p", null, t("dictionary_reads", reads.join(", "))),
    table(columns, columnsOf(t, lang), {})
  );
}

function columnsOf(t, lang) {
  return [
    {label: t("dictionary_column"), isHeader: true, cell: ({name}) => h("code", null, name)},
    {label: t("dictionary_meaning"), cell: (column) => column[lang]},
    {label: t("dictionary_unit"), cell: ({unit}) => unit ?? ""},
    {label: t("dictionary_null"), cell: (column) => column[`null_${lang}`] ?? t("dictionary_never")}
  ];
}
