import * as Plot from "@observablehq/plot";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {dash, formatter, toNumber} from "../format.js";
import {longTable} from "../long-table.js";
import {translator} from "../messages.js";
import {signed} from "./signed.js";
import {upliftQuarter} from "./uplift-headline.js";

const most = 30; // lines that can still be told apart

/** Returns a line per customer from its score at the start to that at the end, and the customers with coverage below. */
export function slopes({run, periods, uplifts}, degree, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const start = upliftQuarter({run, periods});
  const rows = uplifts
    .filter((row) => row.period_start === start && row.degree === degree)
    .sort(
      (a, b) =>
        (toNumber(b.uplift) ?? -9) - (toNumber(a.uplift) ?? -9) ||
        (a.customer_name < b.customer_name ? -1 : 1)
    );
  if (rows.length === 0) return h("p", {class: "empty"}, t("uplift_empty"));
  const drawn = rows.filter((row) => toNumber(row.uplift) !== null).slice(0, most);
  return h(
    "div",
    null,
    drawn.length > 0 &&
      figure({
        draw: (width) => draw(drawn, {width, lang}),
        label: t("slopes_label", t(`degree.${degree}`), format.period("quarter", start), drawn.length),
        caption: t("slopes_caption", rows.length - drawn.length)
      }),
    longTable(
      rows,
      columnsOf(lang),
      {caption: `${t(`degree.${degree}`)} · ${format.period("quarter", start)}`},
      lang
    )
  );
}

function draw(rows, {width, lang}) {
  const t = translator(lang);
  const tone = (row) =>
    row.uplift > 0.005 ? "var(--good)" : row.uplift < -0.005 ? "var(--bad)" : "var(--muted)";
  const ends = [t("score_start"), t("score_end")];
  return Plot.plot({
    width: Math.min(width, 560),
    height: 300,
    marginLeft: 36,
    marginRight: 36,
    marginTop: 28,
    style: {fontSize: "12px", fontFamily: "inherit", background: "none", color: "var(--muted)"},
    x: {type: "point", domain: ends, axis: "top", label: null, tickSize: 0, padding: 0.1},
    y: {domain: [1, 5], ticks: 5, label: null, grid: true, tickSize: 0},
    marks: [
      Plot.link(rows, {
        x1: () => ends[0],
        x2: () => ends[1],
        y1: "score_start",
        y2: "score_end",
        stroke: tone,
        strokeWidth: 2,
        strokeOpacity: 0.8,
        strokeDasharray: null
      }),
      Plot.link(
        rows.filter((row) => row.is_mostly_regression),
        {
          x1: () => ends[0],
          x2: () => ends[1],
          y1: "score_start",
          y2: "score_end",
          stroke: "var(--surface)",
          strokeWidth: 2.5,
          strokeDasharray: "3 5"
        }
      ),
      Plot.dot(rows, {x: () => ends[0], y: "score_start", r: 3, fill: tone}),
      Plot.dot(rows, {x: () => ends[1], y: "score_end", r: 3, fill: tone})
    ]
  });
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figure = (column, formatted) => (row) => datum("relationship_uplift", row, column, formatted);
  return [
    {label: t("customer"), isHeader: true, cell: ({customer_name}) => customer_name ?? dash},
    {label: t("score_start"), isNumber: true, cell: figure("score_start", format.hundredths)},
    {label: t("score_end"), isNumber: true, cell: figure("score_end", format.hundredths)},
    {label: t("uplift"), isNumber: true, cell: (row) => signed("relationship_uplift", row, "uplift", lang)},
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
    {label: t("left"), isNumber: true, cell: figure("count_left_persons", format.count)},
    {label: t("self_rated"), isNumber: true, cell: figure("count_self_rated", format.count)},
    {
      label: t("expert"),
      cell: ({has_expert_service}) => t(has_expert_service ? "service_given" : "service_none")
    }
  ];
}
