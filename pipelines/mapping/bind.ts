import {basename} from "node:path";
import type {Field} from "../../models/contract.ts";
import {isDropped} from "../../models/exports/drop-list.ts";
import {entities} from "../../models/exports/index.ts";
import {periodIn} from "../cells/times.ts";
import {Failure} from "../failure.ts";
import type {Mapping} from "../mapping.ts";
import {placesOf} from "./header.ts";
import {type Place, textAt} from "./outside.ts";
import type {FieldRule, Where} from "./schema.ts";

export type BoundField = {
  field: string;
  /** Where it is read: a column of the file, or a made cell behind them. */
  column: number;
  header: string;
  rule: FieldRule;
};

/** What a row's cell must hold. */
export type Condition = {column: number; header: string; values: string[]; isNot: boolean};

/** All conditions of any list; no list at all is no condition. */
export type Filter = Condition[][];

type Case = {where: Filter; value: string | null};

/** A cell put together from others of its row, or one that the file's rows do not hold. */
export type MadeCell = {
  header: string;
  columns: number[];
  join?: string | undefined;
  constant?: string | undefined;
  cases: Case[];
  where: Filter;
  missing: string[];
};

/** Where an entity's fields are in a file, and which of its rows are the entity's. */
export type Binding = {bound: BoundField[]; made: MadeCell[]; where: Filter};

type Context = Place & {mapping: Mapping; header: string[]};

/**
 * Returns for one entity of a mapping where each field is read; a column on the drop list is as if it were not there.
 * Refuses a file without what is asked for.
 */
export function bindFields(entityName: string, context: Context): Binding {
  const {where, ...rules} = context.mapping.entities[entityName]!;
  const binding: Binding = {bound: [], made: [], where: []};
  const missing: string[] = [];
  for (const [name, field] of Object.entries(entities[entityName]!.fields)) {
    const asked = askedOf(name, field, {...rules, context});
    const cell = asked && findCell(name, asked, context);
    if (cell) bind(binding, {...cell, field: name, header: context.header});
    else if (field.isInName) throw noPeriod(field, context);
    else if (asked?.isNeeded || field.required) missing.push(asked?.names[0] ?? field.zh);
  }
  if (where) {
    const {filter, unknown} = filterOf(where, context);
    binding.where = filter;
    missing.push(...unknown);
  }
  if (missing.length > 0) throw missingColumns(missing, context);
  return binding;
}

/** Returns the columns of the file that an entity's fields are read from. */
export function readColumns({bound, made}: Binding, width: number): number[] {
  const columns = [...bound.map(({column}) => column), ...made.flatMap((cell) => cell.columns)];
  return [...new Set(columns)].filter((column) => column < width);
}

type Asked = {rule: FieldRule; names: string[]; isNeeded: boolean};
type Rules = {template: boolean | "en"; optional?: boolean | undefined; fields: Record<string, FieldRule>};

// a form's own column for its period goes before what the mapping or a name says of forms without one
function askedOf(
  name: string,
  field: Field,
  {template, optional = false, fields, context}: Rules & {context: Context}
): Asked | undefined {
  const given = fields[name];
  if (given) return {rule: given, names: namesOf(given), isNeeded: !optional};
  const names = template ? templateNames(field, template, context) : [];
  const known = names.find((one) => places(one, context.header).length > 0);
  if (known !== undefined) return {rule: {column: known}, names: [known], isNeeded: false};
  if (!field.isInName) return undefined;
  if (context.mapping.period) return {rule: context.mapping.period, names, isNeeded: false};
  const value = periodIn(basename(context.file)) ?? periodIn(context.sheet);
  return value === undefined ? undefined : {rule: {value}, names, isNeeded: false};
}

function templateNames({zh, en, aliases = [], bare = []}: Field, template: true | "en", {mapping}: Context) {
  if (template === "en") return [en];
  const isAlone = Object.keys(mapping.entities).length === 1;
  return [zh, ...aliases, ...(isAlone ? bare : [])];
}

type Found = {
  rule: FieldRule;
  columns: number[];
  constant: string | undefined;
  cases: Case[];
  where: Filter;
};

function findCell(field: string, {rule, names, isNeeded}: Asked, context: Context): Found | undefined {
  const columns = rule.column === undefined ? [] : names.flatMap((name) => placeOf(name, context) ?? []);
  const constant = textAt(rule, {...context, field, mapping: context.mapping.path});
  const cases: Case[] = [];
  for (const {where, value} of rule.cases ?? []) {
    const {filter, unknown} = filterOf(where, context);
    if (filter.length > 0) cases.push({where: filter, value});
    else if (isNeeded && unknown.length > 0) return undefined;
  }
  const {filter: where} = filterOf(rule.where ?? [], context);
  if (rule.where && where.length === 0) return undefined;
  const isThere = columns.length > 0 || constant !== undefined || cases.length > 0;
  return isThere ? {rule, columns, constant, cases, where} : undefined;
}

type BindOptions = Found & {field: string; header: string[]};

function bind(binding: Binding, {field, rule, header, ...cell}: BindOptions): void {
  const {columns, cases, constant, where} = cell;
  const [only] = columns;
  if (columns.length === 1 && cases.length === 0 && where.length === 0) {
    binding.bound.push({field, column: only!, header: header[only!]!, rule});
    return;
  }
  const seen = [...cases.flatMap((one) => one.where.flat().map(({column}) => column)), ...columns];
  const name = constant ?? [...new Set(seen)].map((column) => header[column]).join(" / ");
  binding.made.push({...cell, header: name, join: rule.join, missing: rule.missing ?? []});
  binding.bound.push({field, column: header.length + binding.made.length - 1, header: name, rule});
}

// what a file lacks the columns of is no way in
function filterOf(where: Where, context: Context): {filter: Filter; unknown: string[]} {
  const ways = where.map((one) =>
    Object.entries(one).map(([name, rest]) => ({name, column: placeOf(name, context), ...rest}))
  );
  const filter = ways
    .filter((way) => way.every(({column}) => column !== undefined))
    .map((way) =>
      way.map(({name: _, column, ...rest}) => ({...rest, column: column!, header: context.header[column!]!}))
    );
  const unknown = ways.flat().flatMap(({name, column}) => (column === undefined ? [name] : []));
  return {filter, unknown: filter.length > 0 ? [] : unknown};
}

function namesOf({column}: FieldRule): string[] {
  return column === undefined ? [] : [column].flat();
}

function places(name: string, header: string[]): number[] {
  return placesOf(name, header).filter((place) => !isDropped(header[place]!));
}

function placeOf(name: string, {header, file, mapping}: Context): number | undefined {
  const found = places(name, header);
  if (found.length <= 1) return found[0];
  const names = new Set(found.map((i) => header[i]!.trim()));
  if (names.size === 1) throw new Failure("refused", "duplicate_header", {file, column: [...names].join()});
  throw new Failure("refused", "ambiguous_column", {
    file,
    column: name,
    detail: [...names].join(", "),
    mapping: mapping.path
  });
}

function missingColumns(missing: string[], {file, header, mapping}: Context): Failure {
  const params = {file, column: missing.join(", "), header: header.join(", "), mapping: mapping.path};
  return new Failure("refused", "missing_column", params);
}

function noPeriod({zh}: Field, {file, mapping}: Context): Failure {
  return new Failure("refused", "missing_period", {file, column: zh, mapping: mapping.path});
}
