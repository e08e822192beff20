import * as Plot from "@observablehq/plot";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {table} from "../table.js";
import {tiers} from "./health-headline.js";

const fills = {
  healthy: "var(--good)",
  sub_healthy: "var(--bad-soft)",
  at_risk: "var(--bad)",
  unrated: "var(--bar)"
};
const longest = 12; // quarters

/** Returns a stacked bar per quarter of how many customers each tier holds. */
export function tierShares({quarters}, lang) {
  const t = translator(lang);
  if (quarters.length === 0) return h("p", {class: "empty"}, t("health_empty"));
  const starts = [...new Set(quarters.map((row) => row.period_start))].sort().slice(-longest);
  const rows = starts.map((start) =>
    Object.fromEntries(quarters.filter((row) => row.period_start === start).map((row) => [row.tier, row]))
  );
  return figure({
    head: legend(t),
    draw: (width) => draw(rows, {width, lang}),
    label: t("tier_share_label", rows.map((row) => spoken(row, lang)).join(" ")),
    caption: t("tier_share_caption"),
    summary: t("chart_data"),
    data: () => table(rows, columnsOf(lang))
  });
}

function legend(t) {
  const entry = (tier) =>
    h("li", null, h("span", {class: `part tier tier--${tier}`, "aria-hidden": "true"}), t(`tier.${tier}`));
  return h("ul", {class: "basis__legend"}, tiers.map(entry));
}

function spoken(row, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const parts = tiers.map((tier) => `${t(`tier.${tier}`)} ${row[tier].count_customers}`);
  return `${format.period("quarter", row.healthy.period_start)}: ${parts.join(", ")}.`;
}

function draw(rows, {width, lang}) {
  const format = formatter(lang);
  const short = (start) => `${start.slice(2, 4)}Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
  const bars = rows.flatMap((row) =>
    [...tiers]
      .reverse()
      .map((tier) => ({quarter: row[tier].period_start, tier, count: row[tier].count_customers}))
  );
  return Plot.plot({
    width,
    height: 260,
    marginLeft: 8,
    marginRight: 8,
    style: {fontSize: "12px", fontFamily: "inherit", background: "none", color: "var(--muted)"},
    x: {type: "band", domain: rows.map((row) => row.healthy.period_start), padding: 0.3, label: null},
    y: {axis: null},
    marks: [
      Plot.barY(bars, Plot.stackY({x: "quarter", y: "count", fill: (one) => fills[one.tier], inset: 0.5})),
      Plot.text(
        bars.filter((one) => one.count > 0),
        Plot.stackY({
          x: "quarter",
          y: "count",
          text: (one) => format.count(one.count),
          fill: (one) => (one.tier === "healthy" || one.tier === "at_risk" ? "var(--surface)" : "var(--ink)"),
          fontVariant: "tabular-nums"
        })
      ),
      Plot.axisX({tickFormat: short, tickSize: 0})
    ]
  });
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  return [
    {
      label: t("quarter"),
      isHeader: true,
      cell: ({healthy}) => format.period("quarter", healthy.period_start)
    },
    ...tiers.map((tier) => ({
      label: t(`tier.${tier}`),
      isNumber: true,
      cell: (row) => datum("health_quarters", row[tier], "count_customers", format.count)
    })),
    {
      label: t("scored_coverage"),
      isNumber: true,
      cell: ({healthy}) => datum("health_quarters", healthy, "coverage_ratio", format.ratio)
    }
  ];
}
