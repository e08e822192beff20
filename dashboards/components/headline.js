import {change} from "./change.js";
import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter} from "./format.js";
import {translator} from "./messages.js";
import {latestCompleteQuarter, previousQuarter} from "./periods.js";
import {pickMetric, pickTimeliness} from "./pick.js";

export const fewest = 5; // below this many tickets a ratio says little

/** Returns one sentence, made by rule, on whether L1 and L2 problems were solved on time in the latest complete quarter. */
export function headline({run, metricValues, timeliness}, lang) {
  const t = translator(lang);
  const start = latestCompleteQuarter(run.data_through);
  const row = start && pickMetric(metricValues, "M-08", start);
  if (!row)
    return h(
      "p",
      {class: "headline"},
      t(start && timeliness.length > 0 ? "headline_nothing_due" : "headline_empty", periodOf(start, lang))
    );
  const before = pickMetric(metricValues, "M-08", previousQuarter(start));
  const [detail] = pickTimeliness(timeliness, {
    grain: "quarter",
    measure: "resolution",
    start,
    level: "headline"
  });
  return h("p", {class: "headline"}, onTimeSentence(row, before, {lang}), unsettled(detail, lang));
}

/** Returns the sentence on the share solved on time of a row of M-08 and how it moved since the row `before`. */
export function onTimeSentence(row, before, {lang, grain = "quarter"}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const period = format.period(grain, row.period_start);
  if (row.value === null)
    return t(row.denominator === 0 ? "headline_nothing_due" : "headline_unknown", period);
  const [met, due] = ["numerator", "denominator"].map((column) =>
    datum("metric_values", row, column, format.count)
  );
  const fraction = h("span", {class: "together"}, t("headline_fraction", met, due));
  const ratio = datum("metric_values", row, "value", format.ratio);
  const {text, sign} = change(row, before, {unit: "ratio", direction: "up", lang, grain});
  const isSmall = row.denominator < fewest;
  return [
    t("headline_ratio", period, ratio, fraction),
    t(sign ? "headline_change" : "headline_no_change", text),
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

function periodOf(start, lang) {
  return start ? formatter(lang).period("quarter", start) : "";
}
