import {datum} from "./datum.js";
import {h} from "./element.js";
import {figure} from "./figure.js";
import {formatter} from "./format.js";
import {fewest} from "./headline.js";
import {translator} from "./messages.js";
import {isMonthOver, monthsBetween} from "./periods.js";
import {pickTimeliness} from "./pick.js";
import {table} from "./table.js";
import {trendPlot} from "./trend-plot.js";

const longest = {wide: 24, narrow: 9}; // months

/** Returns the figure of the monthly on-time ratio of L1 and L2 resolutions. */
export function trend({run, timeliness}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = pickTimeliness(timeliness, {grain: "month", measure: "resolution", level: "headline"})
    .filter((row) => row.period_start <= run.data_through)
    .sort((a, b) => (a.period_start < b.period_start ? -1 : 1));
  if (rows.length === 0) return h("p", {class: "empty"}, t("trend_empty"));
  const points = pointsOf(rows, lang).slice(-longest.wide);
  const isPartial = !isMonthOver(points.at(-1).month, run.data_through);
  return figure({
    draw: (width) => trendPlot(points.slice(width < 560 ? -longest.narrow : 0), {width, ...words(lang)}),
    label: labelOf(points, lang),
    caption: [
      t("trend_caption", t("data_through", format.date(run.data_through))),
      isPartial && t("trend_partial")
    ],
    summary: t("chart_data"),
    data: () => table([...rows].reverse(), columnsOf(lang))
  });
}

// a month without a row is a gap, not a straight line between its neighbours
function pointsOf(rows, lang) {
  const format = formatter(lang);
  return monthsBetween(rows[0].period_start, rows.at(-1).period_start).map((month) => {
    const row = rows.find(({period_start}) => period_start === month);
    const [ratio, count] = [row?.on_time_ratio ?? null, row?.count_due ?? null];
    const title = `${format.month(month)}\n${format.ratio(ratio)}  (${format.count(row?.count_met)} / ${format.count(count)})`;
    return {month, ratio, count, isWeak: count < fewest, title};
  });
}

function words(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const tick = (start, index, ticks) => {
    const [year, month] = start.split("-");
    const isNewYear = !ticks[index - 1]?.startsWith(year);
    return `${format.monthName(Number(month))}${isNewYear ? `\n${year}` : ""}`;
  };
  return {tick, count: format.count, ratio: format.ratio, countLabel: t("tickets_due_axis")};
}

function labelOf(points, lang) {
  const format = formatter(lang);
  const ratios = points.map((point) => point.ratio).filter((ratio) => ratio !== null);
  const [low, high] = ratios.length > 0 ? [Math.min(...ratios), Math.max(...ratios)] : [null, null];
  const months = [points[0], points.at(-1)].map((point) => format.month(point.month));
  return translator(lang)("trend_label", ...months, format.ratio(low), format.ratio(high));
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figures = [
    ["on_time_ratio", "on_time_ratio", format.ratio],
    ...["due", "met", "missed", "pending", "unknown"].map((name) => [name, `count_${name}`, format.count])
  ];
  return [
    {label: t("month"), isHeader: true, cell: (row) => format.month(row.period_start)},
    ...figures.map(([name, column, formatted]) => ({
      label: t(name),
      isNumber: true,
      cell: (row) => datum("timeliness_periods", row, column, formatted)
    }))
  ];
}
