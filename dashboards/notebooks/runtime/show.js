import * as Plot from "@observablehq/plot";
import {day} from "./format.js";

const shownRows = 200;

/**
 * Returns a chart of Observable Plot with its title, told to screen readers, and its rows as a table to open. Without
 * rows it says so.
 */
export function figure(title, options, rows) {
  const node = document.createElement("figure");
  const caption = node.appendChild(document.createElement("figcaption"));
  caption.textContent = title;
  if (rows.length === 0) {
    node.append(nothing());
    return node;
  }
  const {marks, x, y, ...rest} = options;
  const isTime = x?.type === "utc"; // Plot's own names of months are English
  const chart = Plot.plot({
    x: {labelArrow: "none", ...(isTime ? {tickFormat: (date) => day(date).slice(0, 7)} : {}), ...x},
    y: {labelArrow: "none", ...y},
    marginBottom: 40,
    width: 880,
    marginLeft: 60,
    style: {fontSize: "13px", fontFamily: "inherit"},
    ariaLabel: title,
    ...rest,
    marks
  });
  for (const svg of chart.matches?.("svg") ? [chart] : chart.querySelectorAll("svg"))
    svg.setAttribute("role", "img");
  const details = document.createElement("details");
  const summary = details.appendChild(document.createElement("summary"));
  summary.textContent = "数据 · data";
  details.append(table(rows));
  node.append(chart, details);
  return node;
}

/** Returns rows as a table; of a long list the first two hundred, and how many there are. */
export function table(rows) {
  if (rows.length === 0) return nothing();
  const columns = rows.columns ?? Object.keys(rows[0]).map((name) => ({name, type: typeof rows[0][name]}));
  const frame = document.createElement("div");
  frame.className = "table";
  frame.tabIndex = 0;
  const node = frame.appendChild(document.createElement("table"));
  const head = node.createTHead().insertRow();
  for (const {name, type} of columns) {
    const cell = head.appendChild(document.createElement("th"));
    cell.scope = "col";
    cell.textContent = name;
    if (isNumeric(type)) cell.className = "number";
  }
  const body = node.createTBody();
  for (const row of rows.slice(0, shownRows)) fill(body.insertRow(), row, columns);
  if (rows.length > shownRows) node.createCaption().textContent = `${shownRows} / ${rows.length}`;
  return frame;
}

function fill(line, row, columns) {
  for (const {name, type} of columns) {
    const cell = line.insertCell();
    cell.textContent = textOf(row[name], type);
    if (isNumeric(type)) cell.className = "number";
  }
}

function textOf(value, type) {
  if (value === null || value === undefined) return "—";
  if (value instanceof Date)
    return type === "DATE" ? day(value) : value.toISOString().slice(0, 16).replace("T", " ");
  if (typeof value === "number")
    return value.toLocaleString("en", {maximumFractionDigits: 4, useGrouping: false});
  return String(value);
}

function isNumeric(type) {
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT|INTEGER|DOUBLE|FLOAT|DECIMAL|number)/.test(type);
}

function nothing() {
  const node = document.createElement("p");
  node.className = "nothing";
  node.textContent = "没有数据 · no data";
  return node;
}
