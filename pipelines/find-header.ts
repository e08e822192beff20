import {matchesGlob} from "node:path";
import {entities} from "../models/exports/index.ts";
import {headerKey} from "./mapping/header.ts";
import {matchMapping} from "./mapping/match.ts";
import type {Mapping} from "./mapping.ts";
import type {Header, HeadRow, Opened, View} from "./source.ts";

/** A mapping that knows a table, and where it found the header. */
export type Found = {mapping: Mapping; view: View; header: Header};

/** How far down a header is looked for without being told its row, in rows that hold something. */
const searchedRows = 20;

/**
 * Returns the mapping that knows a table by the first of its rows that has every name of a signature, or by two rows
 * of which the upper stands over columns of the lower; undefined if none does. Throws if two mappings do.
 */
export function findHeader(opened: Opened, mappings: Mapping[], files: string[]): Found | undefined {
  const fits = mappings.filter((mapping) => isForSheet(mapping, opened));
  for (const view of opened.views) {
    const found = findIn(view, fits, files, one) ?? findIn(view, fits, files, two);
    if (found) return found;
  }
  return undefined;
}

/** Returns the row that looks most like a header: the first that is at least half as wide as the widest one. */
export function guessHeader({rows}: View): HeadRow | undefined {
  const widths = rows.slice(0, searchedRows).map(({cells}) => countDistinct(cells));
  const most = Math.max(0, ...widths);
  return rows[widths.findIndex((width) => width > 0 && width * 2 >= most)];
}

/** Returns the row below a header of which cells stand under merged or missing ones, or undefined. */
export function lowerRow({rows, merged}: View, upper: HeadRow): HeadRow | undefined {
  const next = rows[rows.indexOf(upper) + 1];
  if (!next || next.row !== upper.row + 1) return undefined;
  if (merged.across.includes(upper.row) || merged.down.includes(upper.row)) return next;
  const isUnder = next.cells.some((cell, i) => isFilled(cell) && !isFilled(upper.cells[i]));
  return isUnder && next.cells.some((cell, i) => !isFilled(cell) && isFilled(upper.cells[i]))
    ? next
    : undefined;
}

/** Returns the header that is a row: columns without a name at its end count only where they hold something. */
export function headerAt(view: View, {row, cells}: HeadRow): Header {
  const named = cells.findLastIndex(isFilled) + 1;
  const isUsed = view.widthBelow(row) > named;
  return {names: once(view, row, isUsed ? cells : cells.slice(0, named)), top: row, bottom: row};
}

// a name merged over several columns is the first one's
function once({merged}: View, row: number, names: string[]): string[] {
  return merged.across.includes(row) ? names.map((name, i) => (name === names[i - 1] ? "" : name)) : names;
}

type Matcher = (view: View, upper: HeadRow, match: Match) => Omit<Found, "view"> | undefined;
type Match = (names: string[]) => Mapping | undefined;

function findIn(view: View, mappings: Mapping[], files: string[], match: Matcher): Found | undefined {
  for (const [i, row] of view.rows.entries()) {
    const here = mappings.filter((mapping) => mayStandAt(mapping, view, i));
    const found = here.length > 0 && match(view, row, (names) => matchMapping(here, files, names));
    if (found) return {...found, view};
  }
  return undefined;
}

// a row that is the upper of two can have all the names of a signature: its columns without children do
function one(view: View, upper: HeadRow, match: Match) {
  const mapping = match(upper.cells);
  if (!mapping) return undefined;
  const lower = lowerRow(view, upper);
  if (lower && isChild(upper, lower, mapping))
    return {mapping, header: joined(view, [upper, lower], mapping)};
  return {mapping, header: headerAt(view, upper)};
}

function two(view: View, upper: HeadRow, match: Match) {
  const lower = lowerRow(view, upper);
  if (!lower) return undefined;
  const pairs = pairsOf(upper, lower);
  const mapping = match(pairs.flatMap(({long, short}) => [long, short]));
  return mapping && {mapping, header: joined(view, [upper, lower], mapping)};
}

// no row of data leaves every column empty by which its table is known, or repeats their names
function isChild(upper: HeadRow, lower: HeadRow, {match}: Mapping): boolean {
  const signature = new Set(match.header.flat().map(headerKey));
  return upper.cells.every((cell, i) => {
    const below = lower.cells[i]?.trim() ?? "";
    return !signature.has(headerKey(cell)) || below === "" || below === cell.trim();
  });
}

type Pair = {long: string; short: string};

function pairsOf(upper: HeadRow, lower: HeadRow): Pair[] {
  let over = "";
  return Array.from({length: Math.max(upper.cells.length, lower.cells.length)}, (_, i) => {
    const above = upper.cells[i]?.trim() ?? "";
    const below = lower.cells[i]?.trim() ?? "";
    if (above !== "") over = above;
    else if (below === "") over = "";
    const parent = above === "" ? over : above;
    if (below === "" || below === above) return {long: above, short: above};
    return {long: parent === "" ? below : `${parent}/${below}`, short: below};
  });
}

// the short name, unless the mapping asks for the long one or two columns would have it
function joined(view: View, [upper, lower]: [HeadRow, HeadRow], mapping: Mapping): Header {
  const pairs = pairsOf(upper, lower);
  const wanted = namesIn(mapping);
  const shorts = pairs.map(({short}) => short);
  const names = pairs.map(({long, short}) => {
    const isTwice = shorts.indexOf(short) !== shorts.lastIndexOf(short);
    return wanted.has(headerKey(long)) || (isTwice && !wanted.has(headerKey(short))) ? long : short;
  });
  return {names: once(view, upper.row, names), top: upper.row, bottom: lower.row};
}

// every word of a mapping, for any may be the name of a column
function namesIn(mapping: Mapping): Set<string> {
  const words = [...JSON.stringify(mapping).matchAll(/"(?:[^"\\]|\\.)*"/g)].map(
    ([word]) => JSON.parse(word) as string
  );
  const templates = Object.entries(mapping.entities).flatMap(([name, {template}]) =>
    template ? Object.values(entities[name]!.fields).flatMap(({zh, aliases = []}) => [zh, ...aliases]) : []
  );
  return new Set([...words, ...templates].map(headerKey));
}

function isForSheet({sheet}: Mapping, {name, position, isHidden}: Opened): boolean {
  if (sheet === undefined) return !isHidden;
  if (position === 0) return true;
  return typeof sheet === "number" ? sheet === position : sheet === name || matchesGlob(name, sheet);
}

// a mapping that says where its header stands means the first row from there that holds something
function mayStandAt(mapping: Mapping, {rows, delimiter}: View, i: number): boolean {
  if (mapping.delimiter && delimiter && mapping.delimiter !== delimiter) return false;
  const told = mapping.header_row;
  if (told === undefined) return i < searchedRows;
  return rows.findIndex(({row}) => row >= told) === i;
}

function countDistinct(cells: string[]): number {
  return new Set(cells.filter(isFilled)).size;
}

function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== "";
}
