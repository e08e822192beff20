import {h} from "../element.js";
import {formatter, toNumber} from "../format.js";
import {translator} from "../messages.js";
import {lineOf} from "../sparkline.js";

const [width, height, edge] = [240, 44, 3];

/**
 * Returns the last 26 whole weeks of a metric as a small picture: sums as bars from zero, ratios and scores as a line
 * on their whole scale; a week without a value is a gap. Returns null where no week has one.
 */
export function weekSpark(weeks, {code, unit}, lang) {
  const rows = weeks.filter((row) => row.metric_code === code);
  const values = rows.map((row) => toNumber(row.value));
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [low, high] = scaleOf(unit, known);
  const step = (width - 2 * edge) / rows.length;
  const x = (index) => edge + (index + 0.5) * step;
  const y = (value) => height - edge - ((value - low) / (high - low)) * (height - 2 * edge);
  const marks =
    unit === "amount"
      ? values.map((value, index) => bar(x(index), y(value ?? low), step))
      : [
          path(
            lineOf(values.map((value, index) => (value === null ? null : [x(index), y(value)]))),
            "spark__line"
          ),
          values.map((value, index) => value !== null && dot(x(index), y(value)))
        ];
  return h(
    "div",
    {class: "weeks"},
    h(
      "svg",
      {
        class: "spark",
        viewBox: `0 0 ${width} ${height}`,
        role: "img",
        "aria-label": labelOf(rows, known, {unit, lang})
      },
      path(`M0 ${y(low)}H${width}`, "spark__rule"),
      marks
    ),
    h("p", {class: "weeks__about"}, translator(lang)("weeks_about"))
  );
}

function scaleOf(unit, known) {
  if (unit === "ratio") return [0, 1];
  if (unit === "score") return [1, 5];
  return [0, Math.max(...known) || 1];
}

function labelOf(rows, known, {unit, lang}) {
  const format = formatter(lang);
  const shown = [Math.min(...known), Math.max(...known)].map((value) => format.inUnit(unit, value));
  return translator(lang)("weeks_label", format.date(rows[0].week_start), ...shown);
}

function bar(x, top, step) {
  const foot = height - edge;
  return (
    top < foot && path(`M${n(x - step * 0.35)} ${foot}V${n(top)}h${n(step * 0.7)}V${foot}Z`, "spark__bar")
  );
}

function dot(x, y) {
  return path(`M${n(x - 1.5)} ${n(y)}a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0`, "spark__dot");
}

function path(d, name) {
  return h("path", {d, class: name});
}

function n(value) {
  return Number(value.toFixed(1));
}
