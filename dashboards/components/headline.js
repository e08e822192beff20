import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter} from "./format.js";
import {translator} from "./messages.js";
import {moved, pickComparison} from "./overview/comparisons.js";
import {pickTimeliness} from "./pick.js";

export const fewest = 5; // below this many tickets a ratio says little

/** Returns one sentence, made by rule, on whether L1 and L2 problems were solved on time in a period. */
export function headline({comparisons, timeliness}, {period, compare}, lang) {
  const t = translator(lang);
  const row = pickComparison(comparisons, "M-08", period);
  if (!row || (row.status === "no_data" && timeliness.length === 0))
    return h("p", {class: "headline"}, t("headline_empty"));
  const [detail] = pickTimeliness(timeliness, {...period, measure: "resolution", level: "headline"});
  const change = moved(row, {unit: "ratio", direction: "up"}, compare, lang);
  const options = {lang, grain: period.grain, mart: "metric_comparisons"};
  return h("p", {class: "headline"}, onTimeSentence(row, change, options), unsettled(detail, lang));
}

/** Returns the sentence on the share solved on time of a row of M-08 of `mart`, and how it moved by `change`. */
export function onTimeSentence(row, change, {lang, grain = "quarter", mart = "metric_values"}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const period = format.period(grain, row.period_start);
  if (row.value === null)
    return t(
      row.denominator === 0 || row.status === "no_data" ? "headline_nothing_due" : "headline_unknown",
      period
    );
  const [met, due] = ["numerator", "denominator"].map((column) => datum(mart, row, column, format.count));
  const fraction = h("span", {class: "together"}, t("headline_fraction", met, due));
  const ratio = datum(mart, row, "value", format.ratio);
  const isSmall = row.denominator < fewest;
  return [
    t("headline_ratio", period, ratio, fraction),
    t(change.sign ? "headline_change" : "headline_no_change", change.text),
    isSmall && t("headline_small")
  ];
}

/** Returns how many tickets of a timeliness row could not be judged or are not yet due, or null if there are none. */
export function unsettled(row, lang) {
  if (!row || !(row.count_unknown > 0 || row.count_pending > 0)) return null;
  const t = translator(lang);
  const counts = ["count_unknown", "count_pending"]
    .filter((column) => row[column] > 0)
    .map((column) =>
      t(`headline_${column}`, datum("timeliness_periods", row, column, formatter(lang).count))
    );
  return h("span", {class: "headline__aside"}, t("headline_unsettled", counts));
}
