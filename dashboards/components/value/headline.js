import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";

/** Returns results with the company's rows named as the period picker knows them. */
export function periodsOf(results) {
  return results.map((row) => (row.dimension === "all" ? {...row, dimension: "company"} : row));
}

/** Returns the row of all centres of a period, or undefined. */
export function resultOf(results, period) {
  return results.find(
    (row) =>
      period &&
      row.dimension === "all" &&
      row.period_grain === period.grain &&
      row.period_start === period.start
  );
}

/** Returns in a sentence what service earned, cost and kept in a period, and how much has no amount. */
export function valueHeadline(results, period, lang) {
  const t = translator(lang);
  const row = resultOf(results, period);
  if (!row) return h("p", {class: "headline"}, t("value_empty"));
  return h("p", {class: "headline"}, sentence(row, lang), unknown(row, lang));
}

function sentence(row, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const period = format.period(row.period_grain, row.period_start);
  const figure = (column, formatted = format.amount) => datum("service_results", row, column, formatted);
  if (row.income_amount === null && row.cost_amount === null) return t("value_no_period", period);
  if (row.cost_amount === null) return t("value_income_only", period, figure("income_amount"));
  if (row.income_amount === null) return t("value_cost_only", period, figure("cost_amount"));
  const amounts = ["income_amount", "cost_amount", "result_amount"].map((column) => figure(column));
  return [
    t("value_result", period, ...amounts),
    row.income_ratio === null ? null : t("value_ratio", figure("income_ratio", format.ratio))
  ];
}

function unknown(row, lang) {
  if (row.count_uncosted + row.count_unpriced === 0) return null;
  const counts = ["count_uncosted", "count_unpriced"].map((column) =>
    datum("service_results", row, column, formatter(lang).count)
  );
  return h("span", {class: "headline__aside"}, translator(lang)("value_unknown", ...counts));
}
