import * as Plot from "@observablehq/plot";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {dash, formatter, toNumber} from "../format.js";
import {translator} from "../messages.js";
import {table} from "../table.js";
import {signed} from "./signed.js";
import {companyRows} from "./uplift-headline.js";

const longest = 12; // quarters

/** Returns the company's uplift of a degree quarter by quarter, each with its interval, and a table with coverage. */
export function upliftHistory({periods}, degree, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = companyRows(periods)
    .filter((row) => row.degree === degree)
    .sort((a, b) => (a.period_start < b.period_start ? -1 : 1))
    .slice(-longest);
  if (!rows.some((row) => toNumber(row.uplift) !== null)) return h("p", {class: "empty"}, t("uplift_empty"));
  const spoken = rows.map(
    (row) => `${format.period("quarter", row.period_start)} ${format.hundredths(row.uplift)}`
  );
  return figure({
    draw: (width) => draw(rows, width),
    label: t("history_label", t(`degree.${degree}`), spoken.join(", ")),
    caption: t("history_caption"),
    summary: t("chart_data"),
    data: () => table([...rows].reverse(), columnsOf(lang))
  });
}

function draw(rows, width) {
  const short = (start) => `${start.slice(2, 4)}Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
  const known = rows.filter((row) => toNumber(row.uplift) !== null);
  const reach = Math.max(
    0.5,
    ...known.flatMap((row) =>
      [row.uplift, row.uplift_low, row.uplift_high].map((value) => Math.abs(value ?? 0))
    )
  );
  return Plot.plot({
    width,
    height: 240,
    marginLeft: 44,
    marginRight: 12,
    style: {fontSize: "12px", fontFamily: "inherit", background: "none", color: "var(--muted)"},
    x: {
      type: "point",
      domain: rows.map((row) => row.period_start),
      tickFormat: short,
      tickSize: 0,
      label: null,
      padding: 0.4
    },
    y: {domain: [-reach, reach], label: null, grid: true, tickSize: 0, ticks: 5},
    marks: [
      Plot.ruleY([0], {stroke: "var(--line)"}),
      Plot.ruleX(
        known.filter((row) => row.interval_status === "ok"),
        {x: "period_start", y1: "uplift_low", y2: "uplift_high", stroke: "var(--accent)", strokeWidth: 2}
      ),
      Plot.dot(known, {
        x: "period_start",
        y: "uplift",
        r: 4.5,
        fill: (row) => (row.interval_status === "ok" ? "var(--accent)" : "var(--surface)"),
        stroke: "var(--accent)",
        strokeWidth: 2
      })
    ]
  });
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figure = (column, formatted) => (row) => datum("uplift_periods", row, column, formatted);
  return [
    {label: t("quarter"), isHeader: true, cell: (row) => format.period("quarter", row.period_start)},
    {label: t("uplift"), isNumber: true, cell: (row) => signed("uplift_periods", row, "uplift", lang)},
    {
      label: t("range"),
      isNumber: true,
      cell: (row) =>
        row.interval_status === "ok"
          ? [
              figure("uplift_low", format.hundredths)(row),
              ` ${t("to")} `,
              figure("uplift_high", format.hundredths)(row)
            ]
          : (row.interval_status && t(`interval.${row.interval_status}`)) || dash
    },
    {label: t("customers_n"), isNumber: true, cell: figure("count_uplifts", format.count)},
    {
      label: `${t("matched")} / ${t("active")}`,
      isNumber: true,
      cell: (row) => [
        figure("count_matched_persons", format.count)(row),
        " / ",
        figure("count_active_persons", format.count)(row)
      ]
    },
    {label: t("scored_coverage"), isNumber: true, cell: figure("coverage_ratio", format.ratio)},
    {label: t("left"), isNumber: true, cell: figure("count_left_persons", format.count)}
  ];
}
