import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter, toNumber} from "./format.js";
import {icon} from "./icon.js";
import {translator} from "./messages.js";
import {table} from "./table.js";

const identities = [
  {name: "identity_read", whole: "rows_read", parts: ["rows_accepted", "rows_quarantined", "rows_ignored"]},
  {name: "identity_accepted", whole: "rows_accepted", parts: ["rows_current", "rows_superseded"]}
];

/** Returns the two identities of the whole run: read = accepted + quarantined + ignored; accepted = current + superseded. */
export function accounting(run, lang) {
  const row = {...run.counts, run_id: run.run_id};
  return h(
    "div",
    {class: "identities"},
    identities.map((identity) => equation(identity, row, lang))
  );
}

/** Returns the same account for each file, sheet and entity, with whether it adds up. */
export function loadsTable(loads, words, lang) {
  const [t, {count}] = [translator(lang), formatter(lang)];
  const columns = [
    {label: t("file"), isHeader: true, cell: (row) => source(row, lang)},
    {label: t("entity"), cell: ({entity}) => words.entities[entity]?.[lang] ?? entity},
    ...[
      "rows_read",
      "rows_accepted",
      "rows_quarantined",
      "rows_ignored",
      "rows_current",
      "rows_superseded"
    ].map((column) => ({
      label: t(column),
      isNumber: true,
      cell: (row) => datum("loads", row, column, count)
    })),
    {
      label: t("check"),
      cell: (row) =>
        verdict(
          identities.every((identity) => holds(identity, row)),
          lang
        )
    }
  ];
  return table(loads, columns, {empty: t("loads_empty")});
}

function equation(identity, row, lang) {
  const {name, whole, parts} = identity;
  const isTrue = holds(identity, row);
  const terms = parts.flatMap((part, index) => [operator(index === 0 ? "=" : "+"), term(part, row, lang)]);
  return h(
    "div",
    {class: "identity"},
    h("div", {class: "identity__terms"}, term(whole, row, lang), terms),
    h(
      "p",
      {class: "identity__verdict"},
      verdict(isTrue, lang),
      translator(lang)(isTrue ? name : `${name}_fails`)
    )
  );
}

function term(column, row, lang) {
  const number = datum("run", row, column, formatter(lang).count);
  return h(
    "div",
    {class: "term"},
    h("span", {class: "term__number"}, number),
    h("span", {class: "term__name"}, translator(lang)(column))
  );
}

function operator(sign) {
  return h("span", {class: "operator"}, sign);
}

function holds({whole, parts}, row) {
  const [total, ...rest] = [whole, ...parts].map((column) => toNumber(row[column]));
  return total === rest.reduce((sum, part) => (part === null || sum === null ? null : sum + part), 0);
}

function verdict(isTrue, lang) {
  const [kind, sign, word] = isTrue ? ["good", "check", "holds"] : ["bad", "cross", "fails"];
  return h("span", {class: `verdict verdict--${kind}`}, icon(sign), translator(lang)(word));
}

function source({source_file, source_sheet, exported_at}, lang) {
  const {timestamp} = formatter(lang);
  const exported = exported_at && translator(lang)("exported_on", timestamp(exported_at));
  const place = [source_sheet, exported].filter(Boolean).join(" · ");
  return [h("span", {class: "file"}, source_file), place && h("span", {class: "place"}, place)];
}
