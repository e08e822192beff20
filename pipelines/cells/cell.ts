import type {Field} from "../../models/contract.ts";
import {literal} from "../duckdb.ts";
import type {FieldRule} from "../mapping/schema.ts";

/**
 * SQL that turns the cells of an export (all text) into canonical text: ISO times, plain decimals, codes.
 * Each kind of field gives its lake columns, and may give a problem (the row is quarantined) or a note
 * (the value is missing or uncertain, the row is kept). Rules: SPEC §16.2.
 */
export type Normal = {
  /** What `raw` is made into before it is read, computed once per row. */
  text?: string;
  /** The value read from `raw` and `text`, computed once per row; null when there is none or it cannot be read. */
  value?: string;
  columns: Record<string, string>;
  problem?: Problem[];
  note?: string;
};

/** A condition that quarantines the row, and SQL for the reason. */
export type Problem = {test: string; reason: string};

export type NormalizeOptions = {
  missing: string[];
  /** IANA zone of naive times in the file, when it differs from the workspace's. */
  zone?: string | undefined;
  workspaceZone: string;
};

export type Input = {
  name: string;
  /** Columns of the layers below: the cleaned cell, then what `Normal` makes of it. */
  raw: string;
  text: string;
  value: string;
  field: Field;
  rule: FieldRule;
  options: NormalizeOptions;
};

const blanks = [" ", "\t", "\r", "\n", "\u3000", "\u00a0", "\ufeff"];

/** SQL for whether a cell begins or ends with white space of any kind. */
export function isPadded(cell: string): string {
  const starts = `list_contains([${blanks.map((blank) => blank.codePointAt(0)).join(", ")}], ord(${cell}))`;
  const ends = blanks.map((blank) => `suffix(${cell}, ${literal(blank)})`);
  return `${starts} or ${ends.join(" or ")}`;
}

/** SQL for a cell without the white space around it. */
export function trimmed(cell: string): string {
  return `trim(${cell}, ${literal(blanks.join(""))})`;
}

/** Problems of a value that cannot be read or lies outside the field's bounds. */
export function outside(
  raw: string,
  value: string,
  {min, max}: Field,
  reason: string,
  unless = "",
  excused = ""
): Problem[] {
  const bounds = [
    ...(min === undefined ? [] : [`${value} < ${min}`]),
    ...(max === undefined ? [] : [`${value} > ${max}`])
  ];
  return [
    ...when(`${raw} is not null and ${value} is null${excused}`, reason),
    ...(bounds.length > 0 ? when(`${unless}(${bounds.join(" or ")})`, "out of range") : [])
  ];
}

/** SQL for a cell after the mapping's own table of values. */
export function mapped(raw: string, rule: FieldRule, otherwise = raw): string {
  const {values} = rule;
  if (!values) return raw;
  const cases = Object.entries({...ownValues(rule), ...values}).map(
    ([from, to]) => `when ${literal(from)} then ${to === null ? "null" : literal(to)}`
  );
  const rest = restOf(raw, rule) ?? otherwise;
  return cases.length > 0 ? `case ${raw} ${cases.join(" ")} else ${rest} end` : rest;
}

// what a case says is ours already
function ownValues({cases = []}: FieldRule): Record<string, string> {
  return Object.fromEntries(cases.flatMap(({value}) => (value === null ? [] : [[value, value]])));
}

function restOf(raw: string, {otherwise}: FieldRule): string | undefined {
  if (otherwise === undefined) return undefined;
  return otherwise === null ? "null" : `case when ${raw} is not null then ${literal(otherwise)} end`;
}

/** SQL for what stands before the first bracket of either width. */
export function beforeBracket(raw: string): string {
  return `case when contains(${raw}, '(') or contains(${raw}, '（') then rtrim(regexp_extract(${raw}, '^[^(（]*')) else ${raw} end`;
}

/** SQL for what stands inside it, or null. */
export function inBracket(raw: string): string {
  return `case when contains(${raw}, '(') or contains(${raw}, '（') then nullif(regexp_extract(${raw}, '[(（](.*?)[)）]?$', 1), '') end`;
}

/** One problem with a fixed reason. */
export function when(test: string, reason: string): Problem[] {
  return [{test, reason: literal(reason)}];
}

/** SQL for a cell with narrow slashes; a case computes only what it reaches, and few cells hold the wide one. */
export function halfSlash(raw: string): string {
  return `case when contains(${raw}, '／') then replace(${raw}, '／', '/') else ${raw} end`;
}

/** SQL for a cell with the digits and signs of full width made narrow, without spaces. */
export function halfDigits(raw: string): string {
  return `replace(translate(${raw}, '０１２３４５６７８９．，－（）％：　', '0123456789.,-()%: '), ' ', '')`;
}
