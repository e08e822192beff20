import {h} from "./element.js";

/**
 * Returns a table. A column is {label, cell(row), isNumber, isHeader}; `kind(row)` may name a row's class, `group(row)`
 * may return {key, label}: a line that heads all following rows of one key. On a phone each row becomes a block of
 * labelled lines; the roles keep it a table to a screen reader there.
 */
export function table(rows, columns, {caption, empty, ...options}) {
  if (rows.length === 0) return h("p", {class: "empty"}, empty);
  const head = columns.map(({label, isNumber}) =>
    h("th", {scope: "col", role: "columnheader", class: isNumber && "number"}, label)
  );
  return h(
    "table",
    {class: "table", role: "table"},
    caption && h("caption", null, caption),
    h("thead", {role: "rowgroup"}, h("tr", {role: "row"}, head)),
    h("tbody", {role: "rowgroup"}, tableRows(rows, columns, options))
  );
}

/** Returns the lines of `rows`, to be placed after that of the row `before`, if there is one. */
export function tableRows(rows, columns, {kind, group}, before) {
  return rows.map((row, index) => {
    const last = rows[index - 1] ?? before;
    const isNew = group && (!last || group(last).key !== group(row).key);
    return [isNew && groupLine(group(row).label, columns.length), line(row, columns, kind)];
  }).flat().filter(Boolean);
}

function line(row, columns, kind) {
  const cells = columns.map(({label, cell, isNumber, isHeader}) =>
    isHeader
      ? h("th", {scope: "row", role: "rowheader"}, cell(row))
      : h("td", {role: "cell", class: isNumber && "number", "data-label": label}, h("span", {class: "cell"}, cell(row)))
  );
  return h("tr", {role: "row", class: kind?.(row)}, cells);
}

function groupLine(label, columns) {
  return h("tr", {role: "row", class: "group"}, h("th", {scope: "rowgroup", role: "rowheader", colspan: columns, "aria-colspan": columns}, label));
}
