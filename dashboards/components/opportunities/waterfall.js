import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {table} from "../table.js";
import {barsOf, flows} from "./waterfall-bars.js";
import {waterfallPlot} from "./waterfall-plot.js";

const counted = ["opening", "new", "reopened", "won", "lost", "void", "closing"];

/** Returns how the open amount got from the period's opening to its closing, for a scope ("all", "sourced"). */
export function waterfall(rows, {period, scope}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const row = rows.find(
    (one) =>
      period && one.scope === scope && one.period_grain === period.grain && one.period_start === period.start
  );
  if (!row) return h("p", {class: "empty"}, t("waterfall_empty"));
  const bars = barsOf(row, lang);
  const [opening, closing] = ["opening_amount", "closing_amount"].map((name) => format.amount(row[name]));
  return figure({
    head: h("p", {class: "figure__title"}, t(`scope.${scope}`)),
    draw: (width) => waterfallPlot(bars, {width, amount: format.amount}),
    label: t("waterfall_label", format.period(period.grain, period.start), opening, closing),
    caption: t("waterfall_caption"),
    summary: t("chart_data"),
    data: () => flowTable(row, lang)
  });
}

function flowTable(row, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const lines = flows.map((flow) => ({flow}));
  return table(lines, [
    {label: t("flow_step"), isHeader: true, cell: ({flow}) => t(`flow.${flow}`)},
    {
      label: t("count"),
      isNumber: true,
      cell: ({flow}) =>
        counted.includes(flow) && datum("pipeline_periods", row, `count_${flow}`, format.count)
    },
    {
      label: t("amount"),
      isNumber: true,
      cell: ({flow}) => datum("pipeline_periods", row, `${flow}_amount`, format.amount)
    }
  ]);
}
