import {h} from "./element.js";

const paths = {
  up: "M8 13V3M3.5 7.5 8 3l4.5 4.5",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
  level: "M2.5 5.75h11M2.5 10.25h11",
  check: "M2.5 8.5 6.25 12.25 13.5 4",
  cross: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  clock: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5M8 4.5V8l2.5 1.75",
  question: "M5.25 5.75a2.75 2.75 0 1 1 4 2.45C8.4 8.65 8 9.2 8 10.25M8 13v.25"
};

/** Returns a drawn sign, for the eye only: the words beside it say the same. */
export function icon(name) {
  return h(
    "svg",
    {class: "icon", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true"},
    h("path", {
      d: paths[name],
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 2,
      "stroke-linecap": "round",
      "stroke-linejoin": "round"
    })
  );
}
