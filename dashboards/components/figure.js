import {h} from "./element.js";

/**
 * Returns a figure around a chart: `draw(width)` returns the svg, redrawn when the room changes; `label` says in words
 * what it shows, `caption` how to read it, and `data`, a table, gives every number again.
 */
export function figure({draw, label, caption, data, summary}) {
  const canvas = h("div", {class: "figure__canvas"});
  const redraw = (width) => canvas.replaceChildren(asPicture(draw(width), label));
  let drawn;
  new ResizeObserver(([{contentRect}]) => {
    const width = Math.floor(contentRect.width);
    if (width === 0 || width === drawn) return;
    drawn = width;
    redraw(width);
  }).observe(canvas);
  const details = data && h("details", {class: "figure__data"}, h("summary", null, summary), data);
  return h(
    "figure",
    {class: "figure"},
    canvas,
    caption && h("figcaption", {class: "figure__caption"}, caption),
    details
  );
}

// a label on a group inside a picture is one a screen reader cannot reach, and axe refuses it
function asPicture(svg, label) {
  for (const element of svg.querySelectorAll("[aria-label], [aria-description]")) {
    element.removeAttribute("aria-label");
    element.removeAttribute("aria-description");
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}
