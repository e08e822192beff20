import * as Plot from "@observablehq/plot";

const fills = {
  end: "var(--accent)",
  won: "var(--good)",
  new: "var(--bar)",
  reopened: "var(--bar)",
  growth: "var(--bar)"
};

/** Returns a chart of amounts that rise and fall from an opening to a closing one; `amount` formats yuan. */
export function waterfallPlot(bars, {width, amount}) {
  const isNarrow = width < 560;
  const steps = bars.slice(0, -1).map((bar, i) => ({at: bar.to, from: bar.name, to: bars[i + 1].name}));
  return Plot.plot({
    width,
    height: isNarrow ? 44 * bars.length + 24 : 320,
    marginLeft: isNarrow ? 64 : 16,
    marginRight: isNarrow ? 96 : 16,
    marginTop: isNarrow ? 8 : 32,
    marginBottom: isNarrow ? 16 : 36,
    style: {
      fontSize: "12px",
      fontFamily: "inherit",
      background: "none",
      color: "var(--muted)",
      overflow: "visible"
    },
    ...(isNarrow ? lying(bars, amount) : standing(bars, steps, amount))
  });
}

function standing(bars, steps, amount) {
  return {
    x: {type: "band", domain: bars.map(({name}) => name), padding: 0.35, label: null},
    y: {axis: null},
    marks: [
      Plot.ruleY([0], {stroke: "var(--line)"}),
      Plot.axisX({tickSize: 0}),
      Plot.link(steps, {
        x1: "from",
        x2: "to",
        y1: "at",
        y2: "at",
        stroke: "var(--line)",
        strokeDasharray: "2 3"
      }),
      Plot.barY(bars, {x: "name", y1: "from", y2: "to", fill, ry1: 2}),
      Plot.text(bars, {x: "name", y: top, text: ({value}) => amount(value), dy: -10, fill: "var(--ink)"})
    ]
  };
}

// on a phone the bars lie, so that each keeps its name and its amount
function lying(bars, amount) {
  return {
    y: {type: "band", domain: bars.map(({name}) => name), padding: 0.4, label: null},
    x: {axis: null},
    marks: [
      Plot.ruleX([0], {stroke: "var(--line)"}),
      Plot.axisY({tickSize: 0}),
      Plot.barX(bars, {y: "name", x1: "from", x2: "to", fill}),
      Plot.text(bars, {
        y: "name",
        x: top,
        text: ({value}) => amount(value),
        dx: 6,
        textAnchor: "start",
        fill: "var(--ink)"
      })
    ]
  };
}

function top({from, to}) {
  return Math.max(from, to);
}

function fill({kind}) {
  return fills[kind] ?? "var(--bad-soft)";
}
