import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {parts} from "../overview/parts.js";
import {latestCompleteMonth} from "../periods.js";
import {metricText} from "../takeaway/about.js";

/**
 * Returns the brief of the latest complete month, all on one page: the sentence on time, the five figures with how they
 * moved, a sentence per theme, what wants attention now, the definitions and the run. `data` is the overview's.
 */
export function brief(data, lang) {
  const [t, {run}] = [translator(lang), data];
  const start = latestCompleteMonth(run.data_through);
  if (!start) return h("p", {class: "empty"}, t("brief_empty"));
  const chosen = {period: {grain: "month", start}, compare: "previous"};
  const show = (name) => parts[name](data, chosen, lang);
  const section = (title, ...content) =>
    h("section", {class: "brief__part"}, h("h2", null, t(title)), content);
  const figures = [show("cards"), show("themes")];
  return h(
    "article",
    {class: "brief", "data-brief": start.slice(0, 7)},
    h("p", {class: "brief__month"}, formatter(lang).month(start)),
    show("headline"),
    section("brief_figures", figures[0]),
    section("brief_themes", figures[1]),
    section(
      "brief_attention",
      h("p", {class: "brief__as-of"}, t("brief_now", formatter(lang).date(run.as_of))),
      show("attention")
    ),
    section("print_definitions", definitions(figures, data, lang)),
    show("scope"),
    h("p", {class: "brief__run"}, t("run_id"), " ", h("code", null, run.run_id))
  );
}

function definitions(figures, {metrics}, lang) {
  const shown = figures.flatMap((one) => Array.from(one.querySelectorAll("[data-mart=metric_comparisons]")));
  const codes = new Set(shown.map(({dataset}) => dataset.key.split("|")[0]));
  return h(
    "dl",
    {class: "brief__definitions"},
    metrics
      .filter(({code}) => codes.has(code))
      .map((metric) =>
        h(
          "div",
          null,
          h("dt", null, `${metric.code} ${metric[`name_${lang}`]}`),
          h("dd", null, metricText(metric, lang))
        )
      )
  );
}
