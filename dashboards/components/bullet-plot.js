import {h} from "./element.js";

/** Returns a bar of a ratio on 0–1 with an upright line at the target and a ring at the value before; for the eye only. */
export function bulletPlot({value, target, before}) {
  return h(
    "div",
    {class: value === null ? "bullet__plot bullet__plot--none" : "bullet__plot", "aria-hidden": "true"},
    value !== null && h("span", {class: "bullet__bar", style: `width: ${percent(value)}`}),
    before !== null && h("span", {class: "bullet__before", style: `left: ${percent(before)}`}),
    target !== null && h("span", {class: "bullet__target", style: `left: ${percent(target)}`})
  );
}

function percent(ratio) {
  return `${100 * Math.min(1, Math.max(0, ratio))}%`;
}
