import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter, toNumber} from "./format.js";
import {translator} from "./messages.js";
import {meter} from "./meter.js";
import {shiftMonths} from "./periods.js";
import {pickMetric} from "./pick.js";

const quarters = 5;

/** Returns the ratios of a metric in the quarter that begins at `start` and the four before it, with the n of each. */
export function history(metricValues, code, start, lang) {
  const starts = Array.from({length: quarters}, (_, index) => shiftMonths(start, -3 * index));
  const rows = starts.map((one) => pickMetric(metricValues, code, one)).filter(Boolean);
  if (rows.length < 2) return null;
  const t = translator(lang);
  const head = ["quarter", "on_time_ratio", "due"].map((name) => h("span", {role: "columnheader"}, t(name)));
  return h(
    "div",
    {class: "history", role: "table", "aria-label": t("history")},
    h("div", {role: "row", class: "visually-hidden"}, head),
    rows.map((row, index) => line(row, index === 0, lang))
  );
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
      datum("metric_values", row, "value", ratio)
    ),
    h(
      "span",
      {role: "cell", class: "history__count"},
      "n ",
      datum("metric_values", row, "denominator", count)
    )
  );
}
