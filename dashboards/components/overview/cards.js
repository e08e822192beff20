import {card} from "../card.js";
import {composition} from "../composition.js";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter, toNumber} from "../format.js";
import {fewest} from "../headline.js";
import {translator} from "../messages.js";
import {pickTimeliness} from "../pick.js";
import {moved, pickComparison} from "./comparisons.js";
import {history} from "./history.js";
import {weekSpark} from "./week-spark.js";

const shown = [
  {code: "M-08", entity: "tickets", page: "timeliness"},
  {code: "M-04", entity: "tickets", page: "timeliness"},
  {code: "M-40", entity: "opportunities", page: "opportunities"},
  {code: "M-42", entity: "opportunities", page: "opportunities"},
  {code: "M-16", entity: "tickets", page: "feedback"}
];

/** Returns the five figures of the overview in a period, M-08 first and largest. */
export function cards(data, {period, compare}, lang) {
  return h(
    "div",
    {class: "cards"},
    shown.map((one, index) => metricCard(data, {...one, period, compare, isPrimary: index === 0}, lang))
  );
}

function metricCard({run, metrics, comparisons, weeks, timeliness}, {isPrimary, ...one}, lang) {
  const {code, period, compare} = one;
  const format = formatter(lang);
  const metric = metrics.find((other) => other.code === code) ?? {code, unit: "count", direction: "none"};
  const row = pickComparison(comparisons, code, period);
  const isLoaded = comparisons.some((other) => other.metric_code === code && other.count_n > 0);
  return card({
    title: h("a", {href: `./${one.page}.html`}, metric[`name_${lang}`] ?? code),
    code,
    value: row
      ? datum("metric_comparisons", row, "value", (value) => format.inUnit(metric.unit, value))
      : dash,
    count: row && countLine(row, {...one, unit: metric.unit}, lang),
    change: moved(row, metric, compare, lang),
    note: noteOf(row, {unit: metric.unit, lang, isLoaded}),
    target: row && targetLine(row, metric, lang),
    more: [
      isPrimary && period && detailOf(timeliness, period, lang),
      isPrimary && period && history(comparisons, {code, period}, lang),
      weekSpark(weeks, metric, lang)
    ],
    definition: isPrimary && metric[`definition_${lang}`],
    period: period && format.period(period.grain, period.start),
    dataThrough: freshness(run, one.entity, lang),
    isPrimary
  });
}

function detailOf(timeliness, {grain, start}, lang) {
  const [row] = pickTimeliness(timeliness, {grain, start, measure: "resolution", level: "headline"});
  return row && composition(row, lang);
}

function countLine(row, {entity, unit}, lang) {
  const [t, {count}] = [translator(lang), formatter(lang)];
  if (unit === "ratio") {
    const [part, whole] = ["numerator", "denominator"].map((column) =>
      datum("metric_comparisons", row, column, count)
    );
    return [part, " / ", whole, " ", t("fraction_of_tickets")];
  }
  return (
    row.value !== null && [
      datum("metric_comparisons", row, "count_n", count),
      " ",
      t(`from_${entity}`, row.count_n)
    ]
  );
}

function targetLine(row, metric, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const [target, value] = [toNumber(row.target), toNumber(row.value)];
  if (target === null) return null;
  const shown = datum("metric_comparisons", row, "target", (one) => format.inUnit(metric.unit, one));
  if (value === null) return t("card_target", shown);
  const isMet = metric.direction === "down" ? value <= target : value >= target;
  return [
    t("card_target", shown),
    " ",
    h("strong", {class: isMet ? "good" : "bad"}, t(isMet ? "target_met" : "target_missed"))
  ];
}

function noteOf(row, {unit, lang, isLoaded}) {
  const t = translator(lang);
  if (!row || row.status === "no_data") return t(isLoaded ? "status_no_data" : "status_not_loaded");
  if (row.status === "unknown" && !(unit === "ratio" && row.denominator === 0)) return t("status_unknown");
  if (row.value === null)
    return t(unit === "ratio" && row.denominator === 0 ? "status_nothing_due" : "status_no_data");
  if (unit === "ratio" && row.denominator < fewest) return t("small_sample", row.denominator);
}

/** Returns up to when the exports behind a figure reach. */
function freshness(run, entity, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const through = run.through?.[entity];
  return through ? t("data_through", format.date(through)) : t("status_not_loaded");
}
