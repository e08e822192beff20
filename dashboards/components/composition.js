import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter, toNumber} from "./format.js";
import {icon} from "./icon.js";
import {translator} from "./messages.js";

const parts = [
  ["met", "check"],
  ["missed", "cross"],
  ["pending", "clock"],
  ["unknown", "question"]
];

/** Returns a bar of what became of the tickets of a timeliness row, with the four counts in words below it. */
export function composition(row, lang) {
  const t = translator(lang);
  const total = parts.reduce((sum, [part]) => sum + (toNumber(row[`count_${part}`]) ?? 0), 0);
  const segments = parts.filter(([part]) => row[`count_${part}`] > 0);
  return h(
    "div",
    {class: "composition"},
    total > 0 &&
      h(
        "div",
        {class: "composition__bar", "aria-hidden": "true"},
        segments.map(([part]) => segment(part, row[`count_${part}`]))
      ),
    h(
      "ul",
      {class: "composition__legend", "aria-label": t("composition_label")},
      parts.map((part) => entry(part, row, lang))
    )
  );
}

function segment(part, count) {
  return h("span", {class: `part part--${part}`, style: `flex-grow: ${count}`});
}

function entry([part, sign], row, lang) {
  const count = datum("timeliness_periods", row, `count_${part}`, formatter(lang).count);
  return h(
    "li",
    null,
    h("span", {class: `sign sign--${part}`}, icon(sign)),
    translator(lang)(part),
    " ",
    count
  );
}
