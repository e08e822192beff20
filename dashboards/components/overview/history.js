import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter, toNumber} from "../format.js";
import {translator} from "../messages.js";
import {meter} from "../meter.js";
import {previousPeriod} from "../periods.js";
import {pickComparison} from "./comparisons.js";

const longest = 5; // periods

/** Returns the ratios of a metric in a period and the four before it, with the n of each. */
export function history(rows, {code, period}, lang) {
  const found = periodsBack(period)
    .map((one) => pickComparison(rows, code, one))
    .filter((row) => row && row.status !== "no_data");
  if (found.length < 2) return null;
  const t = translator(lang);
  const head = ["period_label", "on_time_ratio", "due"].map((name) =>
    h("span", {role: "columnheader"}, t(name))
  );
  return h(
    "div",
    {class: "history", role: "table", "aria-label": t("history")},
    h("div", {role: "row", class: "visually-hidden"}, head),
    found.map((row) => line(row, row.period_start === period.start, lang))
  );
}

function periodsBack(period) {
  const all = [period];
  while (all.length < longest) all.push({...period, start: previousPeriod(all.at(-1))});
  return all;
}

function line(row, isNow, lang) {
  const {ratio, count} = formatter(lang);
  return h(
    "div",
    {role: "row", class: isNow ? "history__line history__line--now" : "history__line"},
    h("span", {role: "rowheader"}, row.period),
    h(
      "span",
      {role: "cell", class: "history__ratio"},
      meter(toNumber(row.value)),
      datum("metric_comparisons", row, "value", ratio)
    ),
    h(
      "span",
      {role: "cell", class: "history__count"},
      "n ",
      datum("metric_comparisons", row, "denominator", count)
    )
  );
}
