import {card} from "./card.js";
import {change} from "./change.js";
import {composition} from "./composition.js";
import {dataThrough} from "./data-through.js";
import {datum} from "./datum.js";
import {h} from "./element.js";
import {dash, formatter} from "./format.js";
import {fewest} from "./headline.js";
import {history} from "./history.js";
import {translator} from "./messages.js";
import {latestCompleteQuarter, previousQuarter} from "./periods.js";
import {pickMetric, pickTimeliness} from "./pick.js";

/** Returns the five figures of the overview for the latest complete quarter, M-08 first and largest. */
export function cards({run, metrics, metricValues, timeliness, contracts}, lang) {
  const start = latestCompleteQuarter(run.data_through);
  const [detail] = pickTimeliness(timeliness, {
    grain: "quarter",
    measure: "resolution",
    start,
    level: "headline"
  });
  const metricCards = ["M-08", "M-04", "M-40", "M-42"].map((code) => {
    const definition = metrics.find((metric) => metric.code === code) ?? {
      code,
      unit: "count",
      direction: "none"
    };
    const isPrimary = code === "M-08";
    const more = isPrimary &&
      start && [detail && composition(detail, lang), history(metricValues, code, start, lang)];
    return metricCard(definition, metricValues, {run, start, lang, more, isPrimary});
  });
  return h("div", {class: "cards"}, metricCards, contractsCard(contracts, {run, lang}));
}

function metricCard(definition, metricValues, {run, start, lang, more, isPrimary}) {
  const {code, unit, direction} = definition;
  const format = formatter(lang);
  const row = start && pickMetric(metricValues, code, start);
  const before = start && pickMetric(metricValues, code, previousQuarter(start));
  return card({
    title: definition[`name_${lang}`] ?? code,
    code,
    value: row ? datum("metric_values", row, "value", (value) => format.inUnit(unit, value)) : dash,
    count: row && countLine(row, unit, lang),
    change: change(row, before, {unit, direction, lang}),
    note: noteOf(row, {unit, lang, isLoaded: metricValues.some((one) => one.metric_code === code)}),
    definition: definition[`definition_${lang}`],
    period: start && format.period("quarter", start),
    dataThrough: dataThrough(run, lang),
    more,
    isPrimary
  });
}

function contractsCard(contracts, {run, lang}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const row = inForce(contracts);
  return card({
    title: t("in_force_title"),
    value: row ? datum("contract_statuses", row, "amount", format.amount) : dash,
    count: row && [
      datum("contract_statuses", row, "count", format.count),
      " ",
      t("contracts_counted", row.count)
    ],
    note: row ? undefined : t("status_not_loaded"),
    definition: t("in_force_definition"),
    dataThrough: dataThrough(run, lang)
  });
}

// none among contracts that are loaded is a true zero; with no contracts loaded it is unknown
function inForce({count, by_status}) {
  const row = by_status.find(({status}) => status === "active");
  return row ?? (count > 0 ? {status: "active", count: 0, amount: 0} : undefined);
}

function countLine(row, unit, lang) {
  const [t, {count}] = [translator(lang), formatter(lang)];
  if (unit !== "ratio")
    return (
      row.value !== null && [
        datum("metric_values", row, "count_n", count),
        " ",
        t("from_opportunities", row.count_n)
      ]
    );
  const [part, whole] = ["numerator", "denominator"].map((column) =>
    datum("metric_values", row, column, count)
  );
  return [part, " / ", whole, " ", t("fraction_of_tickets")];
}

function noteOf(row, {unit, lang, isLoaded}) {
  const t = translator(lang);
  if (!row) return t(isLoaded ? "status_no_data" : "status_not_loaded");
  if (row.status === "unknown") return t("status_unknown");
  if (row.value === null)
    return t(unit === "ratio" && row.denominator === 0 ? "status_nothing_due" : "status_no_data");
  if (unit === "ratio" && row.denominator < fewest) return t("small_sample", row.denominator);
}
