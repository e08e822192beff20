import {change} from "../change.js";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {fewest} from "../headline.js";
import {translator} from "../messages.js";
import {latestCompleteQuarter, previousQuarter} from "../periods.js";
import {pickMetric} from "../pick.js";

/** Returns, by rule, how much feedback was closed in the latest complete quarter, and how satisfied those asked were. */
export function feedbackHeadline({run, metricValues}, lang) {
  const t = translator(lang);
  const start = latestCompleteQuarter(run.data_through);
  const [closed, score] = ["M-34", "M-16"].map((code) => start && pickMetric(metricValues, code, start));
  if (![closed, score].some((row) => row && row.status !== "no_data"))
    return h("p", {class: "headline"}, t("feedback_empty"));
  const before = pickMetric(metricValues, "M-34", previousQuarter(start));
  return h(
    "p",
    {class: "headline"},
    closedSentence(closed, before, {lang, start}),
    satisfactionSentence({score, metricValues, start}, lang)
  );
}

function closedSentence(row, before, {lang, start}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const period = format.period("quarter", start);
  if (!row || row.status === "no_data") return t("feedback_none_due", period);
  if (row.value === null) return t("feedback_unknown", period);
  const [done, due] = ["numerator", "denominator"].map((column) =>
    datum("metric_values", row, column, format.count)
  );
  const {text} = change(row, before, {unit: "ratio", direction: "up", lang});
  return [
    t("feedback_closed", period, datum("metric_values", row, "value", format.ratio), done, due, text),
    row.denominator < fewest && t("feedback_small")
  ];
}

function satisfactionSentence({score, metricValues, start}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  if (!score || score.value === null) return t("feedback_no_score");
  const figure = (row, formatted) => datum("metric_values", row, "value", formatted);
  const collected = pickMetric(metricValues, "M-15", start);
  const low = metricValues.find(
    (row) =>
      row.metric_code === "M-16" &&
      row.period_grain === "quarter" &&
      row.period_start === start &&
      row.dimension_value === "low"
  );
  return [
    t(
      "feedback_score",
      figure(score, format.score),
      datum("metric_values", score, "count_n", format.count),
      collected?.value == null ? null : figure(collected, format.ratio)
    ),
    low?.value ? t("feedback_low", figure(low, format.ratio)) : null
  ];
}
