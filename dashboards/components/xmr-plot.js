import * as Plot from "@observablehq/plot";

const [up, down] = [-1, 1].map((way) => ({draw: (context, size) => drawTriangle(context, size, way)}));
const symbols = {below: down, above: up, run_below: "diamond2", run_above: "diamond2"};

/**
 * Returns a control chart of monthly ratios: a point is {month, value, signal, isBaseline, isWeak}, the lines are those of
 * the first point. Signals differ from other points in shape, size and colour, and carry their value.
 */
export function xmrPlot(points, {width, tick, title, ratio, names}) {
  const isNarrow = width < 560;
  const [left, right] = isNarrow ? [44, 74] : [52, 112];
  const known = points.filter(({value}) => value !== null);
  const {centre, lower, upper} = points[0];
  const hasLimits = centre !== null;
  const every = Math.ceil(34 / ((width - left - right) / points.length));
  const ticks = points.filter((_, index) => (points.length - 1 - index) % every === 0);
  const signals = known.filter(({signal}) => signal);
  const isRoomy = (width - left - right) / points.length >= 44;
  const last = points.at(-1).month;
  const [bottom, top] = domainOf(points);
  const height = isNarrow ? 300 : 340;
  // names of lines that lie close are moved apart
  const apart = (one, other) => Math.max(0, 15 - ((one - other) / (top - bottom)) * (height - 64));
  const lines = hasLimits
    ? [
        {name: names.upper, value: upper, dy: -apart(upper, centre)},
        {name: names.centre, value: centre, dy: 0},
        {name: names.lower, value: lower, dy: apart(centre, lower)}
      ]
    : [];
  const halo = {stroke: "var(--surface)", strokeWidth: 4, fontVariant: "tabular-nums"};
  return Plot.plot({
    width,
    height,
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
    x: {type: "band", domain: points.map(({month}) => month), label: null, padding: 0},
    y: {domain: [bottom, top], label: null},
    marks: [
      Plot.barY(
        points.filter(({isBaseline}) => isBaseline),
        {x: "month", y1: bottom, y2: top, fill: "var(--tint)"}
      ),
      Plot.gridY({stroke: "var(--hairline)", strokeOpacity: 1, ticks: 5}),
      Plot.axisY({
        ticks: 5,
        tickFormat: (value) => `${Math.round(100 * value)}%`,
        tickSize: 0,
        fontVariant: "tabular-nums"
      }),
      Plot.axisX(
        ticks.map(({month}) => month),
        {tickFormat: tick, tickSize: 0, fontVariant: "tabular-nums"}
      ),
      hasLimits && Plot.ruleY([centre], {stroke: "var(--muted)"}),
      hasLimits && Plot.ruleY([lower, upper], {stroke: "var(--muted)", strokeDasharray: "5 4"}),
      lines.map((line) =>
        Plot.text([line], {
          x: () => last,
          y: "value",
          text: ({name, value}) => `${name} ${ratio(value)}`,
          textAnchor: "start",
          dx: (width - left - right) / points.length / 2 + 16,
          dy: line.dy,
          fill: "var(--muted)",
          fontVariant: "tabular-nums"
        })
      ),
      Plot.line(points, {
        x: "month",
        y: ({value}) => value ?? Number.NaN,
        stroke: "var(--accent)",
        strokeWidth: 2,
        curve: "linear"
      }),
      Plot.dot(
        known.filter(({signal}) => !signal),
        {
          x: "month",
          y: "value",
          r: 3.5,
          fill: (one) => (one.isWeak ? "var(--surface)" : "var(--accent)"),
          stroke: "var(--accent)",
          strokeWidth: 2
        }
      ),
      Plot.dot(signals, {
        x: "month",
        y: "value",
        r: 7,
        symbol: ({signal}) => symbols[signal],
        fill: (one) => (isBelow(one) ? "var(--bad)" : "var(--good)"),
        stroke: "var(--surface)",
        strokeWidth: 1.5
      }),
      [true, false].map((below) =>
        Plot.text(
          (isRoomy ? signals : signals.slice(-1)).filter((one) => isBelow(one) === below),
          {
            x: "month",
            y: "value",
            text: ({value}) => ratio(value),
            dy: below ? 18 : -17,
            fill: "var(--ink)",
            fontWeight: 600,
            ...halo
          }
        )
      ),
      Plot.tip(
        known,
        Plot.pointerX({
          x: "month",
          y: "value",
          title,
          fill: "var(--surface)",
          stroke: "var(--line)",
          fontSize: 13,
          lineHeight: 1.5
        })
      )
    ].filter(Boolean)
  });
}

function drawTriangle(context, size, way) {
  const reach = Math.sqrt(size) * 0.62;
  context.moveTo(0, way * reach);
  context.lineTo(-reach, -way * 0.8 * reach);
  context.lineTo(reach, -way * 0.8 * reach);
  context.closePath();
}

function isBelow({signal}) {
  return signal.endsWith("below");
}

// by whole steps of five points around all that is drawn
function domainOf(points) {
  const all = points.flatMap(({value, lower, upper}) => [value, lower, upper]).filter((one) => one !== null);
  const low = Math.max(0, Math.floor((Math.min(...all) - 0.02) * 20) / 20);
  const high = Math.min(1, Math.ceil((Math.max(...all) + 0.01) * 20) / 20);
  return [low, high];
}
