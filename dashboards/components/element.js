const drawn = new Set(["svg", "path", "g", "text", "title"]);

/** Returns an element; attributes and children that are null, undefined or false are left out, lists are flattened. */
export function h(tag, attributes, ...children) {
  const element = drawn.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
  );
  return element;
}
