const namespaces = {svg: "http://www.w3.org/2000/svg", path: "http://www.w3.org/2000/svg"};

/** Returns an element; attributes and children that are null, undefined or false are left out, lists are flattened. */
export function h(tag, attributes, ...children) {
  const namespace = namespaces[tag];
  const element = namespace ? document.createElementNS(namespace, tag) : document.createElement(tag);
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
