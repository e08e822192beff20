import {h} from "./element.js";

const [width, height, edge] = [240, 72, 6];

/** Returns a small line of ratios from `floor` to 1 with that of the company dashed behind it; a null leaves a gap. */
export function sparkline(points, company, {floor, label}) {
  const step = points.length > 1 ? (width - 2 * edge) / (points.length - 1) : 0;
  const x = (index) => (points.length > 1 ? edge + index * step : width / 2);
  const y = (value) => edge + ((1 - value) / (1 - floor)) * (height - 2 * edge);
  const place = (value, index) => (value === null ? null : [x(index), y(value)]);
  const rule = (value) => path(`M0 ${y(value)}H${width}`, "spark__rule");
  return h(
    "svg",
    {class: "spark", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label},
    [floor, (1 + floor) / 2, 1].map(rule),
    path(lineOf(company.map(place)), "spark__company"),
    path(lineOf(points.map(({value}, index) => place(value, index))), "spark__line"),
    points.map(({value, isWeak}, index) =>
      value === null
        ? null
        : path(dot(x(index), y(value)), isWeak ? "spark__dot spark__dot--weak" : "spark__dot")
    )
  );
}

/** Returns the path through places [x, y], broken where one is null. */
export function lineOf(places) {
  return places
    .map((place, index) => {
      if (place === null) return "";
      const isStart = index === 0 || places[index - 1] === null;
      return `${isStart ? "M" : "L"}${place.map((one) => Number(one.toFixed(1))).join(" ")}`;
    })
    .join("");
}

function dot(x, y) {
  return `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`;
}

function path(d, name) {
  return h("path", {d, class: name});
}
