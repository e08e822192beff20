import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter} from "./format.js";
import {byLevel} from "./level-order.js";
import {translateCode, translator} from "./messages.js";
import {table} from "./table.js";

const parts = ["both_met", "only_elapsed_met", "only_business_met", "both_missed", "pending", "unknown"];

/** Returns how the verdicts in elapsed and in business time agree and differ in a period, by measure and level. */
export function basisDifferences({differences}, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = period
    ? differences.filter((row) => row.period_grain === period.grain && row.period_start === period.start)
    : [];
  if (rows.length === 0) return h("p", {class: "empty"}, t("bases_empty"));
  const name = format.period(period.grain, period.start);
  if (!rows.some(isJudged)) return h("p", {class: "empty"}, t("bases_unknown", name));
  const order = ["resolution", "response"];
  const sorted = [...rows].sort(
    (a, b) => order.indexOf(a.measure) - order.indexOf(b.measure) || byLevel(a, b)
  );
  const group = ({measure}) => ({key: measure, label: t(`measure.${measure}`)});
  const isSum = ({level}) => level === "headline" || level === "all";
  return h(
    "div",
    null,
    legend(t),
    table(sorted, columnsOf(lang), {caption: t("bases_caption", name), group, isSum})
  );
}

function isJudged(row) {
  return parts.slice(0, 4).some((part) => row[`count_${part}`] > 0);
}

function legend(t) {
  const entry = (part) =>
    h("li", null, h("span", {class: `part basis basis--${part}`, "aria-hidden": "true"}), t(part));
  return h("ul", {class: "basis__legend"}, parts.map(entry));
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  return [
    {label: t("level"), isHeader: true, cell: ({level}) => translateCode(lang, "level", level)},
    {label: t("share"), cell: bar},
    ...parts.map((part) => ({
      label: t(part),
      isNumber: true,
      cell: (row) => datum("basis_differences", row, `count_${part}`, format.count)
    }))
  ];
}

function bar(row) {
  const shown = parts.filter((part) => row[`count_${part}`] > 0);
  const segment = (part) =>
    h("span", {class: `part basis basis--${part}`, style: `flex-grow: ${row[`count_${part}`]}`});
  return h("div", {class: "composition__bar basis__bar", "aria-hidden": "true"}, shown.map(segment));
}
