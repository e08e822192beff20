const selfClosing = new Set(["br", "hr", "img", "input"]);
const escapes = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};

/**
 * Returns a document that can do what `h` asks of one and no more; its elements write themselves as HTML by `String`.
 * It lets the build write the figures into a page by the very code that shows them in the browser.
 */
export function staticDocument() {
  const createElement = (tag) => elementOf(tag);
  return {createElement, createElementNS: (_, tag) => elementOf(tag)};
}

function elementOf(tag) {
  const attributes = new Map();
  const children = [];
  return {
    setAttribute: (name, value) => void attributes.set(name, String(value)),
    addEventListener: () => {},
    append: (...nodes) => void children.push(...nodes),
    toString: () => {
      const names = [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
      if (selfClosing.has(tag)) return `<${tag}${names}>`;
      const content = children
        .map((child) => (isElement(child) ? String(child) : escaped(String(child))))
        .join("");
      return `<${tag}${names}>${content}</${tag}>`;
    }
  };
}

function isElement(node) {
  return typeof node === "object" && node !== null;
}

function escaped(text) {
  return text.replaceAll(/[&<>"]/g, (character) => escapes[character]);
}
