import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {formatter, toNumber} from "../format.js";
import {translator} from "../messages.js";
import {waterfallPlot} from "../opportunities/waterfall-plot.js";
import {table} from "../table.js";
import {resultOf} from "./headline.js";

/** Returns how income came to the result, each line a step. */
export function profitWaterfall({lines, results}, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const row = resultOf(results, period);
  const known = linesOf(lines, period)
    .filter(({amount}) => toNumber(amount))
    .sort((a, b) => (a.side === "cost") - (b.side === "cost"));
  if (!row || row.result_amount === null || known.length === 0)
    return h("p", {class: "empty"}, t("value_empty"));
  const amounts = ["income_amount", "cost_amount", "result_amount"].map((name) => format.amount(row[name]));
  return figure({
    head: h("p", {class: "figure__title"}, t(`basis_${row.tax_basis}`)),
    draw: (width) => waterfallPlot(barsOf(known, row, t), {width, amount: format.amount}),
    label: t("value_waterfall_label", format.period(period.grain, period.start), ...amounts),
    caption: t("value_waterfall_caption")
  });
}

function barsOf(lines, row, t) {
  let level = 0;
  const steps = lines.map((line) => {
    const value = toNumber(line.result_amount);
    const from = level;
    level += value;
    return {name: t(`pl.${line.category}`), from, to: level, value, kind: value < 0 ? "cost" : "growth"};
  });
  const value = toNumber(row.result_amount);
  return [...steps, {name: t("result"), from: 0, to: value, value, kind: "end"}];
}

/** Returns the statement of a period: each line of income and cost, with what could not be counted. */
export function profitLoss({lines, results}, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = linesOf(lines, period);
  const total = resultOf(results, period);
  if (rows.length === 0 || !total) return h("p", {class: "empty"}, t("value_empty"));
  const sums = [
    {...total, side: "income", isSum: true, shown: "income_amount"},
    {...total, side: "cost", isSum: true, shown: "cost_amount"},
    {...total, side: "result", isSum: true, shown: "result_amount"}
  ];
  const shown = ["income", "cost"].flatMap((side) => [
    ...rows.filter((row) => row.side === side),
    ...sums.filter((row) => row.side === side)
  ]);
  const count = (column) => (row) =>
    row.isSum ? "" : datum("service_profit_loss", row, column, format.count);
  const amount = (row) =>
    row.isSum
      ? datum("service_results", row, row.shown, format.amount)
      : datum("service_profit_loss", row, "amount", format.amount);
  const columns = [
    {label: t("line"), isHeader: true, cell: (row) => (row.isSum ? t(row.side) : t(`pl.${row.category}`))},
    {label: t("items"), isNumber: true, cell: count("count_items")},
    {label: t("without_amount"), isNumber: true, cell: count("count_unknown")},
    {label: t("amount"), isNumber: true, cell: amount}
  ];
  return table([...shown, sums[2]], columns, {isSum: (row) => row.isSum, empty: t("value_empty")});
}

/** Returns income, cost and result by service centre. */
export function centres(results, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = results.filter(
    (row) =>
      period &&
      row.dimension === "centre" &&
      row.period_grain === period.grain &&
      row.period_start === period.start
  );
  const money = (column, formatted = format.amount) => ({
    isNumber: true,
    cell: (row) => datum("service_results", row, column, formatted)
  });
  const columns = [
    {label: t("centre"), isHeader: true, cell: (row) => row.dimension_value || t("centre_none")},
    {label: t("income"), ...money("income_amount")},
    {label: t("cost"), ...money("cost_amount")},
    {label: t("result"), ...money("result_amount")},
    {label: t("income_to_cost"), ...money("income_ratio", format.ratio)}
  ];
  return table(rows, columns, {empty: t("centres_empty")});
}

function linesOf(lines, period) {
  return lines.filter(
    (row) =>
      period &&
      row.dimension === "all" &&
      row.period_grain === period.grain &&
      row.period_start === period.start
  );
}
