import {sourceOf} from "../datum.js";

/**
 * Returns what a cell shows, in order: a text, or the source {mart, row, column} of a number with the text it is shown
 * as, or a picture, which says nothing, nor does what is hidden from a screen reader.
 */
export function partsOf(content) {
  const nodes = [content].flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false);
  return nodes.flatMap((node) => (typeof node === "object" ? partsOfNode(node) : [{text: String(node)}]));
}

function partsOfNode(node) {
  if (node.nodeType === 3) return [{text: node.data}];
  if (node.nodeType !== 1 || node.hidden) return [];
  if (isPicture(node)) return [{isPicture: true, text: ""}];
  const source = sourceOf(node);
  if (source) return [{source, text: node.textContent}];
  return [{text: " "}, ...Array.from(node.childNodes).flatMap(partsOfNode), {text: " "}];
}

function isPicture(node) {
  return (
    node.localName === "svg" ||
    node.getAttribute("role") === "img" ||
    node.getAttribute("aria-hidden") === "true"
  );
}
