import * as Plot from "@observablehq/plot";

const floor = -0.34; // the foot of the bars, in the ratio's own scale
const tallest = 0.18;

/**
 * Returns a chart of monthly ratios on 0–100 % with the count behind each as a bar and a number under it. A point is
 * {month, ratio, count, isWeak, title}; a null ratio leaves a gap, a null count no bar.
 */
export function trendPlot(points, {width, tick, count, ratio, countLabel}) {
  const [left, right] = width < 560 ? [52, 8] : [56, 24];
  const step = (width - left - right) / points.length;
  const most = Math.max(1, ...points.map((point) => point.count ?? 0));
  const top = (point) => floor + (tallest * (point.count ?? 0)) / most;
  const known = points.filter((point) => point.ratio !== null);
  const every = Math.ceil(30 / step);
  const widest = Math.max(...points.map((point) => count(point.count).length)) * 7 + 4;
  const ticks = points.filter((_, index) => (points.length - 1 - index) % every === 0);
  return Plot.plot({
    width,
    height: width < 560 ? 300 : 340,
    marginLeft: left,
    marginRight: right,
    marginTop: 24,
    marginBottom: 40,
    style: {
      fontSize: "12px",
      fontFamily: "inherit",
      background: "none",
      color: "var(--muted)",
      overflow: "visible"
    },
    x: {type: "band", domain: points.map((point) => point.month), padding: 0.38, label: null},
    y: {domain: [floor, 1], label: null},
    marks: [
      Plot.ruleY([0.25, 0.5, 0.75, 1], {stroke: "var(--hairline)"}),
      Plot.ruleY([0, floor], {stroke: "var(--line)"}),
      Plot.axisY([0, 0.25, 0.5, 0.75, 1], {
        tickFormat: (value) => `${100 * value}%`,
        tickSize: 0,
        fontVariant: "tabular-nums"
      }),
      Plot.axisX(
        ticks.map((point) => point.month),
        {tickFormat: tick, tickSize: 0, fontVariant: "tabular-nums"}
      ),
      Plot.barY(points, {x: "month", y1: floor, y2: top, fill: "var(--bar)"}),
      Plot.text(widest < step ? points : ticks, {
        x: "month",
        y: top,
        text: (point) => count(point.count),
        dy: -8,
        fill: "var(--muted)",
        fontVariant: "tabular-nums"
      }),
      Plot.text([countLabel], {
        frameAnchor: "bottom-left",
        dx: -10,
        dy: -6,
        textAnchor: "end",
        fill: "var(--muted)"
      }),
      Plot.line(points, {
        x: "month",
        y: (point) => point.ratio ?? Number.NaN,
        stroke: "var(--accent)",
        strokeWidth: 2.5,
        curve: "linear"
      }),
      Plot.dot(known, {
        x: "month",
        y: "ratio",
        r: 4,
        fill: (point) => (point.isWeak ? "var(--surface)" : "var(--accent)"),
        stroke: "var(--accent)",
        strokeWidth: 2
      }),
      Plot.text(step < 48 ? [] : known.slice(0, -1), {
        x: "month",
        y: "ratio",
        text: (point) => ratio(point.ratio),
        dy: -14,
        fill: "var(--muted)",
        stroke: "var(--surface)",
        strokeWidth: 4,
        fontVariant: "tabular-nums"
      }),
      Plot.text(known.slice(-1), {
        x: "month",
        y: "ratio",
        text: (point) => ratio(point.ratio),
        dy: -16,
        fill: "var(--ink)",
        stroke: "var(--surface)",
        strokeWidth: 4,
        fontSize: 14,
        fontWeight: 600,
        fontVariant: "tabular-nums"
      }),
      Plot.tip(
        known,
        Plot.pointerX({
          x: "month",
          y: "ratio",
          title: "title",
          fill: "var(--surface)", // Plot's own is white, in the dark too
          stroke: "var(--line)",
          fontSize: 13,
          lineHeight: 1.5
        })
      )
    ]
  });
}
