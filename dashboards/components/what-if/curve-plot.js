import * as Plot from "@observablehq/plot";

/** Returns the curve of the on-time ratio over the supposed target; `points` are {minutes, value}, in steps. */
export function curvePlot(points, {width, current, chosen, hours, names}) {
  const isNarrow = width < 560;
  const last = points.at(-1).minutes;
  const halo = {stroke: "var(--surface)", strokeWidth: 4, fontVariant: "tabular-nums"};
  return Plot.plot({
    width,
    height: isNarrow ? 300 : 340,
    marginLeft: 52,
    marginRight: 24,
    marginTop: 32,
    marginBottom: 36,
    style: {
      fontSize: "12px",
      fontFamily: "inherit",
      background: "none",
      color: "var(--muted)",
      overflow: "visible"
    },
    x: {domain: [0, last], label: null},
    y: {domain: [0, 1], label: null},
    marks: [
      Plot.gridY({stroke: "var(--hairline)", strokeOpacity: 1, ticks: 5}),
      Plot.axisY({ticks: 5, tickFormat: (value) => `${Math.round(100 * value)}%`, tickSize: 0}),
      Plot.axisX(ticksTo(last, isNarrow ? 4 : 8), {tickFormat: hours, tickSize: 0}),
      Plot.line(points, {
        x: "minutes",
        y: "value",
        curve: "step-after",
        stroke: "var(--accent)",
        strokeWidth: 2
      }),
      current !== null && Plot.ruleX([current], {stroke: "var(--muted)", strokeDasharray: "5 4"}),
      current !== null &&
        Plot.text([current], {
          x: (minutes) => minutes,
          frameAnchor: "top",
          dy: -16,
          text: () => names.current,
          fill: "var(--muted)",
          ...halo
        }),
      chosen.value !== null &&
        Plot.dot([chosen], {
          x: "minutes",
          y: "value",
          r: 6,
          fill: "var(--accent)",
          stroke: "var(--surface)",
          strokeWidth: 2
        }),
      chosen.value !== null &&
        Plot.text([chosen], {
          x: "minutes",
          y: "value",
          dy: chosen.value > 0.85 ? 18 : -14,
          text: () => names.chosen,
          fill: "var(--ink)",
          ...halo
        })
    ]
  });
}

// whole hours where there are enough of them, so that no tick is at 93 minutes
function ticksTo(last, most) {
  const size = [15, 30, 60, 120, 240, 480, 720, 1440, 2880, 5760].find((one) => last / one <= most) ?? last;
  return Array.from({length: Math.floor(last / size) + 1}, (_, i) => i * size);
}
