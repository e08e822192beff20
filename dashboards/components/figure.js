import {h} from "./element.js";

/**
 * Returns a figure around a chart: `draw(width)` returns the svg, redrawn when the room changes, or `content` is a chart
 * that fits by itself; `label` says in words what it shows, `caption` how to read it, and `data` returns a table that gives every
 * number again. `head` stands above it all.
 */
export function figure({head, draw, content, label, caption, data, summary}) {
  return h(
    "figure",
    {class: "figure"},
    head,
    content ?? canvasOf(draw, label),
    caption && h("figcaption", {class: "figure__caption"}, caption),
    data && dataOf(data, summary)
  );
}

// a long table costs every reader's page, and few open it
function dataOf(data, summary) {
  const details = h("details", {class: "figure__data"}, h("summary", null, summary));
  details.addEventListener("toggle", () => details.append(data()), {once: true});
  return details;
}

function canvasOf(draw, label) {
  const canvas = h("div", {class: "figure__canvas"});
  const redraw = (width) => canvas.replaceChildren(asPicture(draw(width), label));
  let drawn;
  new ResizeObserver(([{contentRect}]) => {
    const width = Math.floor(contentRect.width);
    if (width === 0 || width === drawn) return;
    drawn = width;
    redraw(width);
  }).observe(canvas);
  return canvas;
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
