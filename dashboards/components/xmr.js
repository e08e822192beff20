import {dataThrough} from "./data-through.js";
import {datum} from "./datum.js";
import {h} from "./element.js";
import {figure} from "./figure.js";
import {formatter} from "./format.js";
import {fewest} from "./headline.js";
import {translator} from "./messages.js";
import {seriesTitle} from "./period-picker.js";
import {monthsBetween} from "./periods.js";
import {table} from "./table.js";
import {xmrPlot} from "./xmr-plot.js";

const longest = {wide: 25, narrow: 13}; // months
const offered = [
  {measure: "resolution", level: "headline"},
  {measure: "resolution", level: "all"},
  {measure: "response", level: "all"},
  {measure: "acknowledge", level: "all"}
];

/** Returns the figure of the monthly on-time ratio of a series {measure, level} against its natural limits. */
export function xmr({run, limits}, series, lang) {
  const t = translator(lang);
  const rows = series ? rowsOf(limits, series, run.data_through) : [];
  if (rows.length === 0) return h("p", {class: "empty"}, t("xmr_empty"));
  const points = xmrPoints(rows).slice(-longest.wide);
  return figure({
    head: [seriesTitle(series, lang), finding(rows, points, lang)],
    draw: (width) => xmrPlot(points.slice(width < 560 ? -longest.narrow : 0), {width, ...words(lang)}),
    label: labelOf(points, lang),
    caption: captionOf(rows, run, lang),
    summary: t("chart_data"),
    data: () => table([...rows].reverse(), columnsOf(lang))
  });
}

/** Returns a point for every month from the first row to the last; one without a row is a gap. */
export function xmrPoints(rows) {
  return monthsBetween(rows[0].period_start, rows.at(-1).period_start).map((month) => {
    const row = rows.find(({period_start}) => period_start === month);
    return {
      month,
      row,
      value: row?.value ?? null,
      centre: rows[0].centre,
      lower: rows[0].lower,
      upper: rows[0].upper,
      signal: row?.signal ?? null,
      isBaseline: row?.is_baseline ?? false,
      isWeak: (row?.count_due ?? 0) < fewest
    };
  });
}

/** Returns the series {measure, level} a reader may choose from: those with a month that has a ratio. */
export function seriesOf(limits) {
  return offered.filter(({measure, level}) =>
    limits.some((row) => row.measure === measure && row.level === level && row.value !== null)
  );
}

function rowsOf(limits, {measure, level}, through) {
  return limits
    .filter((row) => row.measure === measure && row.level === level && row.period_start <= through)
    .sort((a, b) => (a.period_start < b.period_start ? -1 : 1));
}

function finding(rows, points, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  if (rows[0].centre === null) return h("p", {class: "finding"}, t("xmr_no_limits", rows[0].count_baseline));
  const signals = points.filter(({signal}) => signal);
  if (signals.length === 0) return h("p", {class: "finding"}, t("xmr_quiet", points.length));
  const entry = ({month, row, signal}) =>
    h(
      "li",
      null,
      format.month(month),
      " ",
      datum("timeliness_limits", row, "value", format.ratio),
      " · ",
      t(`signal.${signal}`)
    );
  return h(
    "div",
    {class: "finding"},
    h("p", null, t("xmr_signals", signals.length)),
    h("ul", null, [...signals].reverse().map(entry))
  );
}

function captionOf(rows, run, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const baseline = rows.filter((row) => row.is_baseline);
  const [first, last] = [baseline[0], baseline.at(-1)].map((row) => format.month(row?.period_start));
  const about = rows[0].centre === null ? "" : t("xmr_caption", baseline.length, first, last);
  return [about, " ", dataThrough(run, lang)];
}

function words(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const tick = (start, index, ticks) => {
    const [year, month] = start.split("-");
    const isNewYear = !ticks[index - 1]?.startsWith(year);
    return `${format.monthName(Number(month))}${isNewYear ? `\n${year}` : ""}`;
  };
  const title = ({month, row, signal}) =>
    [
      format.month(month),
      `${format.ratio(row?.value)}  (n = ${format.count(row?.count_due)})`,
      signal && t(`signal.${signal}`)
    ]
      .filter(Boolean)
      .join("\n");
  return {
    tick,
    title,
    ratio: format.ratio,
    names: {centre: t("centre_line"), upper: t("upper_limit"), lower: t("lower_limit")}
  };
}

function labelOf(points, lang) {
  const format = formatter(lang);
  const months = [points[0], points.at(-1)].map((point) => format.month(point.month));
  const lines = ["centre", "lower", "upper"].map((name) => format.ratio(points[0][name]));
  return translator(lang)("xmr_label", ...months, ...lines);
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figures = [
    ["on_time_ratio", "value", format.ratio],
    ["due", "count_due", format.count],
    ["centre_line", "centre", format.ratio],
    ["lower_limit", "lower", format.ratio],
    ["upper_limit", "upper", format.ratio]
  ];
  const judged = ({signal, is_complete}) => t(`signal.${is_complete ? (signal ?? "none") : "open"}`);
  return [
    {label: t("month"), isHeader: true, cell: (row) => format.month(row.period_start)},
    ...figures.map(([name, column, formatted]) => ({
      label: t(name),
      isNumber: true,
      cell: (row) => datum("timeliness_limits", row, column, formatted)
    })),
    {label: t("in_baseline"), cell: (row) => (row.is_baseline ? t("yes") : "")},
    {label: t("signal"), cell: judged}
  ];
}
