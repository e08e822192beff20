import {h} from "./element.js";

const [top, foot, bars] = [24, 40, 52]; // room above the ratios, below all, and of the bars under the ratios
const gridlines = [0, 0.25, 0.5, 0.75, 1];

/**
 * Returns a chart of monthly ratios on 0–100 % with the count behind each as a bar and a number under it. A point is
 * {month, ratio, count, isWeak, title}; a null ratio leaves a gap, a null count no bar.
 */
export function trendPlot(points, {width, tick, count, ratio, countLabel}) {
  const isNarrow = width < 560;
  const [height, left, right] = [isNarrow ? 300 : 340, isNarrow ? 52 : 56, isNarrow ? 8 : 24];
  const step = (width - left - right) / points.length;
  const ground = height - foot;
  const y = (value) => ground - bars - value * (ground - bars - top);
  const scale = {left, right, step, ground, y, x: (index) => left + (index + 0.5) * step, end: width - right};
  const every = Math.ceil(30 / step);
  const isTicked = (index) => (points.length - 1 - index) % every === 0;
  const widest = Math.max(...points.map((point) => count(point.count).length)) * 7 + 4;
  return h(
    "svg",
    {class: "trend", viewBox: `0 0 ${width} ${height}`, width, height},
    axes(scale, {points, tick, isTicked, countLabel}),
    points.map((point, index) =>
      barOf(point, index, {...scale, points, count, isShown: widest < step || isTicked(index)})
    ),
    line(points, scale),
    points.map((point, index) => dot(point, index, {...scale, ratio, points}))
  );
}

function axes({left, end, ground, x, y}, {points, tick, isTicked, countLabel}) {
  const rule = (at, name) => h("path", {d: `M${left} ${n(at)}H${n(end)}`, class: name});
  const ticks = points.flatMap((point, index) => (isTicked(index) ? [{index, month: point.month}] : []));
  const starts = ticks.map(({month}) => month);
  return [
    gridlines.map((value) => rule(y(value), value === 0 ? "trend__base" : "trend__rule")),
    rule(ground, "trend__base"),
    gridlines.map((value) => text(`${100 * value}%`, left - 8, y(value) + 4, "end")),
    ticks.map(({index, month}, place) =>
      tick(month, place, starts)
        .split("\n")
        .map((one, lineNo) => text(one, x(index), ground + 18 + 15 * lineNo, "middle"))
    ),
    text(countLabel, left - 8, ground - 6, "end")
  ];
}

function barOf({count: number}, index, {x, step, ground, points, count, isShown}) {
  const most = Math.max(1, ...points.map((point) => point.count ?? 0));
  const tall = ((number ?? 0) / most) * (bars - 24);
  const half = step * 0.31;
  return [
    number > 0 &&
      h("path", {
        d: `M${n(x(index) - half)} ${ground}v${n(-tall)}h${n(2 * half)}v${n(tall)}Z`,
        class: "trend__bar"
      }),
    isShown && text(count(number), x(index), ground - tall - 4, "middle")
  ];
}

// a month without a ratio is a gap, not a straight line between its neighbours
function line(points, {x, y}) {
  const path = points.map(({ratio}, index) => {
    if (ratio === null) return "";
    const isStart = index === 0 || points[index - 1].ratio === null;
    return `${isStart ? "M" : "L"}${n(x(index))} ${n(y(ratio))}`;
  });
  return h("path", {d: path.join(""), class: "trend__line"});
}

function dot({ratio: value, isWeak, title}, index, {x, y, step, ratio, points}) {
  if (value === null) return null;
  const isLast = points.slice(index + 1).every((point) => point.ratio === null);
  const [at, up] = [x(index), y(value)];
  return h(
    "g",
    null,
    h("path", {d: `M${n(at - step / 2)} 0h${n(step)}V${n(y(0))}h${n(-step)}Z`, class: "trend__reach"}),
    h("path", {
      d: `M${n(at - 4)} ${n(up)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`,
      class: isWeak ? "trend__dot trend__dot--weak" : "trend__dot"
    }),
    (isLast || step >= 48) &&
      text(ratio(value), at, up - (isLast ? 12 : 10), "middle", isLast ? "trend__last" : undefined),
    h("title", null, title)
  );
}

function text(content, x, y, anchor, name) {
  return h("text", {x: n(x), y: n(y), "text-anchor": anchor, class: name}, content);
}

function n(value) {
  return Number(value.toFixed(1));
}
