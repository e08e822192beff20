import {datum} from "./datum.js";
import {h} from "./element.js";
import {dash, formatter, toNumber} from "./format.js";
import {byLevel} from "./level-order.js";
import {translateCode, translator} from "./messages.js";
import {table} from "./table.js";

const measures = ["resolution", "response"];

/** Returns the table of how long tickets took, median and 90th percentile, in elapsed and in business time. */
export function percentiles({timeliness}, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = period ? measures.flatMap((measure) => rowsOf(timeliness, period, measure)) : [];
  if (rows.length === 0) return h("p", {class: "empty"}, t("percentiles_empty"));
  const isBusinessKnown = rows.some(({business}) => toNumber(business?.median_minutes) !== null);
  const caption = [
    t("percentiles_caption", format.period(period.grain, period.start)),
    " ",
    t("percentiles_survival"),
    !isBusinessKnown && [" ", t("percentiles_no_business")]
  ];
  const group = ({measure}) => ({key: measure, label: t(`measure.${measure}`)});
  const isSum = ({level}) => level === "headline" || level === "all";
  return table(rows, columnsOf({isBusinessKnown, lang}), {caption, group, isSum});
}

function rowsOf(timeliness, {grain, start}, measure) {
  const found = timeliness.filter(
    (row) =>
      row.period_grain === grain &&
      row.period_start === start &&
      row.measure === measure &&
      row.dimension === "company"
  );
  const basis = (name, level) => found.find((row) => row.basis === name && row.level === level);
  const rows = found
    .filter((row) => row.basis === "elapsed" && toNumber(row.median_minutes) !== null)
    .sort(byLevel)
    .map((elapsed) => ({
      measure,
      level: elapsed.level,
      elapsed,
      business: basis("business", elapsed.level),
      applied: basis("applied", elapsed.level)
    }));
  const ends = rows.flatMap(({elapsed, business}) => [elapsed.p90_minutes, business?.p90_minutes ?? 0]);
  return rows.map((row) => ({...row, most: Math.max(1, ...ends)}));
}

function columnsOf({isBusinessKnown, lang}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const minutes = (basis, column) => (row) =>
    row[basis] ? datum("timeliness_periods", row[basis], `${column}_minutes`, format.minutes) : dash;
  const times = (basis) => [
    {label: t(`${basis}_median`), isNumber: true, cell: minutes(basis, "median")},
    {
      label: t(`${basis}_p90`),
      isNumber: true,
      cell: (row) => [minutes(basis, "p90")(row), rangeOf(row[basis], row.most)]
    }
  ];
  return [
    {label: t("level"), isHeader: true, cell: ({level}) => translateCode(lang, "level", level)},
    {
      label: t("due"),
      isNumber: true,
      cell: ({elapsed}) => datum("timeliness_periods", elapsed, "count_due", format.count)
    },
    ...times("elapsed"),
    ...(isBusinessKnown ? times("business") : []),
    ...["median", "survival_median"].map((column) => ({
      label: t(`applied_${column}`),
      isNumber: true,
      cell: minutes("applied", column)
    }))
  ];
}

function rangeOf(row, most) {
  const [median, p90] = [toNumber(row?.median_minutes), toNumber(row?.p90_minutes)];
  if (median === null || p90 === null) return null;
  const style = `--median: ${median / most}; --p90: ${p90 / most}`;
  return h("span", {class: "range", style, "aria-hidden": "true"});
}
