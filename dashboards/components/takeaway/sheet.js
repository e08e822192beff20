import {dayOf, toNumber} from "../format.js";

/**
 * Returns a table as data: {columns: [{header, unit, kind, source, definition}], rows}. `columns` are {label, isNumber,
 * parts(row)}; one that shows several numbers becomes as many, and one of words where these say more than the
 * numbers. `describe(source)` returns {name, unit, definition} of a number's source. A number is as the mart has it, in
 * decimal digits; null is unknown.
 */
export function sheetOf(rows, columns, describe) {
  const built = columns.flatMap((column) => columnsOf(rows, column, describe));
  const headers = distinct(built);
  return {
    columns: built.map(({cells, ...column}, index) => ({...column, header: headers[index]})),
    rows: rows.map((_, index) => built.map(({cells}) => cells[index]))
  };
}

function columnsOf(rows, column, describe) {
  const cells = rows.map((row) => slotted(column.parts(row)));
  const slots = [...new Set(cells.flatMap(({numbers}) => [...numbers.keys()]))];
  if (slots.length === 0) return isPictured(cells) ? [] : [textColumn(cells, column)];
  const numbers = slots.flatMap((slot) => numberColumns(slot, slots.length > 1, {cells, column, describe}));
  const notes = notesOf(cells);
  if (notes.every((text) => text === null)) return numbers;
  return [...numbers, {header: column.label, kind: "text", isNote: true, cells: notes}];
}

// the same word at every number is its unit; what stands where other rows have a number says why there is none
function notesOf(cells) {
  const beside = new Set(cells.filter(({numbers}) => numbers.size > 0).map(({words}) => words));
  return cells.map(({numbers, words}) =>
    words === "" || (numbers.size > 0 && beside.size === 1) ? null : words
  );
}

// a bar or a sparkline draws what other columns say
function isPictured(cells) {
  return cells.every(({shown}) => shown === "") && cells.some(({hasPicture}) => hasPicture);
}

function slotted(parts) {
  const numbers = new Map();
  for (const {source, text} of parts) {
    if (!source) continue;
    const name = `${source.mart}.${source.column}`;
    const count = [...numbers.keys()].filter((key) => key.startsWith(`${name}#`)).length;
    numbers.set(`${name}#${count}`, {source, text});
  }
  const words = parts.filter(({source}) => !source).map(({text}) => text);
  return {
    numbers,
    words: plain(words.join(" ")),
    shown: squeezed(parts.map(({text}) => text).join("")),
    hasPicture: parts.some(({isPicture}) => isPicture)
  };
}

// signs around numbers are no words
function plain(text) {
  const words = squeezed(text).replace(/^[\s/·:：,，;；、=–-]+/u, "");
  return /[\p{Letter}\p{Number}]/u.test(words) ? words : "";
}

function squeezed(text) {
  return text.replace(/\s+/g, " ").trim();
}

function numberColumns(slot, isOneOfMany, {cells, column, describe}) {
  const found = cells.map(({numbers}) => numbers.get(slot)?.source);
  const about = found.map((source) => source && describe(source));
  const units = [...new Set(about.filter(Boolean).map(({unit}) => unit))];
  const {name, definition} = about.find(Boolean);
  const source = found.find(Boolean);
  const header = isOneOfMany ? `${column.label} · ${name}` : column.label;
  const number = {
    header,
    unit: units.length === 1 ? units[0] : null,
    kind: units.length === 1 && units[0] === "ratio" ? "ratio" : "number",
    source: source.mart && `${source.mart}.${source.column}`,
    definition,
    cells: found.map((one) => (one ? decimal(one.row[one.column]) : null))
  };
  if (units.length < 2) return [number];
  return [number, {header, kind: "text", isUnit: true, cells: about.map((one) => one?.unit ?? null)}];
}

// a mart writes money as text; digits that are already exact stay as they are
function decimal(value) {
  if (toNumber(value) === null) return null;
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text)
    ? text
    : Number(value)
        .toFixed(12)
        .replace(/\.?0+$/, "");
}

function textColumn(cells, {label, isNumber}) {
  const texts = cells.map(({shown}) => (shown === "" || shown === "—" ? null : shown));
  const known = texts.filter((text) => text !== null);
  const days = known.map(dayOf);
  if (known.length > 0 && days.every(Boolean))
    return {header: label, kind: "date", cells: texts.map((text) => text && dayOf(text))};
  const isPlain = isNumber && known.length > 0 && known.every((text) => /^−?[\d,]+(\.\d+)?$/.test(text));
  if (isPlain)
    return {
      header: label,
      kind: "number",
      cells: texts.map((text) => text?.replaceAll(",", "").replace("−", "-"))
    };
  return {header: label, kind: "text", cells: texts};
}

function distinct(columns) {
  const kindOf = ({header, isNote, isUnit}) => `${header}|${Boolean(isNote)}|${Boolean(isUnit)}`;
  return columns.map((column, index) => {
    const before = columns.slice(0, index).filter((one) => kindOf(one) === kindOf(column)).length;
    return before === 0 ? column.header : `${column.header} (${before + 1})`;
  });
}
