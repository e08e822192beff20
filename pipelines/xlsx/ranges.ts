import {columnOf, LAST_COLUMN} from "./values.ts";

/** Merged cells: rows as Excel counts them, columns from 0, ends included. */
export type Range = {top: number; left: number; bottom: number; right: number};

/** Reads a `mergeCell` tag; throws for one that names no range of a sheet. */
export function rangeOf(tag: string, file: string): Range {
  const [, from, top, to = from, bottom = top] =
    /\sref\s*=\s*["']([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?["']/.exec(tag) ?? [];
  if (!from || !to || columnOf(to) > LAST_COLUMN) throw new Error(`invalid xml: ${file}: ${tag}`);
  return {top: Number(top), left: columnOf(from), bottom: Number(bottom), right: columnOf(to)};
}
