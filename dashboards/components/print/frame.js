import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {metricText} from "../takeaway/about.js";

/** Sets period, filters and run under the page's title and the definitions of what it shows at its end, for paper only. */
export function printFrame({run, metrics, dictionary}, lang) {
  const main = document.querySelector("main");
  for (const old of main.querySelectorAll(".print-only")) old.remove();
  main.querySelector("h1")?.after(about(main, run, lang));
  const figures = Array.from(main.querySelectorAll("[data-mart]"), ({dataset}) => dataset);
  const entries = [...metricEntries(figures, metrics, lang), ...columnEntries(figures, dictionary, lang)];
  if (entries.length === 0) return;
  const t = translator(lang);
  main.append(
    h(
      "section",
      {class: "print-only definitions"},
      h("h2", null, t("print_definitions")),
      h(
        "dl",
        null,
        entries.map(([name, text]) => h("div", null, h("dt", null, name), h("dd", null, text)))
      )
    )
  );
}

function about(main, run, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const chosen = Array.from(main.querySelectorAll(".picker:not([hidden])"), (picker) => [
    picker.querySelector("span").textContent,
    picker.querySelector("select")?.selectedOptions[0]?.textContent ?? picker.querySelector("input")?.value
  ]).filter(([, value]) => value);
  const terms = [
    ...chosen,
    [t("data_through_term"), format.date(run.data_through)],
    [t("as_of"), format.date(run.as_of)],
    [t("run_id"), run.run_id]
  ];
  return h(
    "dl",
    {class: "print-only about"},
    terms.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)))
  );
}

function metricEntries(figures, metrics, lang) {
  const codes = new Set(figures.map(({key}) => key.split("|")[0]));
  return metrics
    .filter(({code}) => codes.has(code))
    .map((metric) => [`${metric.code} ${metric[`name_${lang}`]}`, metricText(metric, lang)]);
}

function columnEntries(figures, dictionary, lang) {
  const shown = new Set(figures.map(({mart, column}) => `${mart}.${column}`));
  return dictionary.flatMap(({name, columns, ...words}) =>
    columns
      .filter((column) => shown.has(`${name.replace("marts.", "")}.${column.name}`))
      .map((column) => [`${words[`label_${lang}`]} · ${column.name}`, definitionOf(column, lang)])
  );
}

function definitionOf(column, lang) {
  const unit = column.unit && `(${column.unit})`;
  return [column[lang], unit, column[`null_${lang}`] && `— = ${column[`null_${lang}`]}`]
    .filter(Boolean)
    .join(" · ");
}
