import {h} from "./element.js";
import {takeawayFoot} from "./takeaway/control.js";

/**
 * Returns a table. A column is {label, cell(row), isNumber, isHeader, taken}: `taken(row)` returns {value, unit} of a
 * number that no `datum` shows. `isSum(row)` marks a total, `group(row)` may
 * return {key, label}: a line that heads all following rows of one key. On a phone each row becomes a block of
 * labelled lines; the roles keep it a table to a screen reader there. Its foot hands it over as a file: of `whole`, all
 * the rows of which `rows` are the first, and {total, shown} of `published` where a mart's list is cut.
 */
export function table(rows, columns, {caption, empty, whole = rows, published, ...options} = {}) {
  if (rows.length === 0) return h("p", {class: "empty"}, empty);
  const head = columns.map(({label, isNumber}) =>
    h("th", {scope: "col", role: "columnheader", class: named("table__head", isNumber && "number")}, label)
  );
  return h(
    "table",
    {class: "table", role: "table"},
    caption && h("caption", null, caption),
    h("thead", {role: "rowgroup"}, h("tr", {role: "row"}, head)),
    h("tbody", {role: "rowgroup"}, tableRows(rows, columns, options)),
    takeawayFoot({rows: whole, columns, group: options.group, published})
  );
}

/** Returns the lines of `rows`, to be placed after that of the row `before`, if there is one. */
export function tableRows(rows, columns, {isSum, group}, before) {
  return rows
    .flatMap((row, index) => {
      const last = rows[index - 1] ?? before;
      const isNew = group && (!last || group(last).key !== group(row).key);
      return [isNew && groupLine(group(row).label, columns.length), line(row, columns, isSum)];
    })
    .filter(Boolean);
}

function line(row, columns, isSum) {
  const cells = columns.map((column) => (column.isHeader ? nameOf(row, column) : cellOf(row, column)));
  return h("tr", {role: "row", class: named("table__row", isSum?.(row) && "sum")}, cells);
}

function nameOf(row, {cell}) {
  return h("th", {scope: "row", role: "rowheader", class: "table__name"}, cell(row));
}

function cellOf(row, {label, cell, isNumber}) {
  const attributes = {role: "cell", class: named("table__cell", isNumber && "number"), "data-label": label};
  return h("td", attributes, h("span", {class: "table__content"}, cell(row)));
}

function groupLine(label, columns) {
  const name = h(
    "th",
    {scope: "rowgroup", role: "rowheader", colspan: columns, class: "table__group"},
    label
  );
  return h("tr", {role: "row", class: named("table__row", "group")}, name);
}

function named(block, variant) {
  return variant ? `${block} ${block}--${variant}` : block;
}
