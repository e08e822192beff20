import {h} from "./element.js";

/** Returns a short bar for a ratio, for the eye only; a dotted one if the ratio is unknown. */
export function meter(ratio) {
  const attributes =
    ratio === null ? {class: "meter meter--none"} : {class: "meter", style: `--ratio: ${ratio}`};
  return h("span", {...attributes, "aria-hidden": "true"});
}
