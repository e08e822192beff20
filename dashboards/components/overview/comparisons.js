import {change} from "../change.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";

/** What a period may be compared with. */
export const comparisons = ["previous", "year", "festival"];

/** Returns the row of a metric in a period {grain, start}, or undefined. */
export function pickComparison(rows, code, period) {
  return rows.find(
    (row) =>
      period &&
      row.metric_code === code &&
      row.period_grain === period.grain &&
      row.period_start === period.start
  );
}

/** Returns how a metric moved against what the row is compared with, as `change` does. */
export function moved(row, metric, compare, lang) {
  const before = row && {value: row[`${compare}_value`]};
  return change(row, before, {...metric, lang, name: row && comparedWith(row, compare, lang)});
}

/** Returns in words what a row is compared with: the period before, or which one of a year before. */
export function comparedWith(row, compare, lang) {
  const t = translator(lang);
  if (compare === "previous") return t(`previous_${row.period_grain}`);
  const start = row[`${compare}_start`];
  if (!start) return t("festival_unknown");
  const period = formatter(lang).period(row.period_grain, start);
  return compare === "festival" && start !== row.year_start ? t("festival_period", period) : period;
}
