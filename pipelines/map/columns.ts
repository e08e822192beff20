import type {Entity} from "../../models/contract.ts";
import {isDropped} from "../../models/exports/drop-list.ts";
import type {Connection} from "../duckdb.ts";
import {placesOf} from "../mapping/header.ts";
import {keyOf} from "./key.ts";
import {codeOf} from "./kind-fit.ts";
import {amountRule, dateRule, type Rule, type TwoWays} from "./rules.ts";
import type {Candidate, Guess} from "./score.ts";
import type {Profile} from "./shapes.ts";
import type {Table} from "./table.ts";
import type {Order} from "./trial.ts";
import {guessLevels, guessStates, isListed, type Level, type ValueGuess, valuesOf} from "./values.ts";
import {tokensOf, type Words} from "./words.ts";

/** A field that a column is proposed for, and all that the draft says about it. */
export type Proposal = {
  field: string;
  column: number;
  header: string;
  guess: Guess;
  isRequired: boolean;
  rule: Rule;
  twoWays?: TwoWays;
  /** Amounts that are in another money than the workspace's, as far as can be seen. */
  isForeign?: boolean;
  values?: ValueGuess[];
  orders: Order[];
  /** Of a key: rows, cells that hold something, different values. */
  key?: {rows: number; filled: number; distinct: number};
  fault?: {count: number; reason: string};
};

type Options = {words: Words; entity: Entity; table: Table; levels: Level[]; missing: string[]};

const personalRoles = ["phone", "email", "address", "identity"];

/** Works out for each guess how its column is to be read. */
export async function proposalsOf(
  connection: Connection,
  {guesses, derived}: Candidate,
  options: Options
): Promise<Proposal[]> {
  const {entity, table} = options;
  const direct = guesses.flatMap((guess, column) =>
    guess && !isDropped(table.header[column]!) ? [{guess, column}] : []
  );
  const more = [
    ...derived.map(({field, column}) => ({guess: derivedGuess(field), column})),
    ...(await stateOfStage(connection, direct, options))
  ];
  const proposals: Proposal[] = [];
  for (const {guess, column} of [...direct, ...more]) {
    const isRequired = entity.fields[guess.field]!.required === true;
    const header = columnName(table.header, column);
    const base = {field: guess.field, column, header, guess, isRequired, orders: []};
    const counts = guess.field === keyOf(entity) ? table.keys[column] : undefined;
    const key = counts ? {key: {...counts, rows: table.rows}} : {};
    proposals.push({...base, ...key, ...(await ruleOf(connection, base, options))});
  }
  const order = Object.keys(entity.fields);
  return proposals.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** Returns whether a column holds what is personal and has no use here: it is not loaded. */
export function isPersonal(words: Words, header: string, {share}: Profile): boolean {
  if (isDropped(header) || Math.max(share.email, share.phone, share.identity) > 0.5) return true;
  return tokensOf(words, header).some(
    ({senses}) => senses.length > 0 && senses.every(({role}) => role && personalRoles.includes(role))
  );
}

// a column without a name of its own is named by its place
function columnName(header: string[], column: number): string {
  const name = header[column]!.trim();
  const isAlone = name !== "" && placesOf(name, header).length === 1;
  return isAlone ? name : `#${column + 1}`;
}

type Base = Pick<Proposal, "field" | "column" | "header" | "guess">;
type Ruled = Pick<Proposal, "rule" | "twoWays" | "isForeign" | "values">;

async function ruleOf(connection: Connection, base: Base, options: Options): Promise<Ruled> {
  const {entity, table, words, levels, missing} = options;
  const field = entity.fields[base.field]!;
  const one = {...base, table: table.table, profile: table.profiles[base.column]!};
  const rule: Rule = {column: base.header};
  if (field.kind === "timestamp" || field.kind === "date") return dateRule(connection, field, one);
  if (field.kind === "amount") return amountRule(one);
  if (field.kind === "order") return orderRule(connection, field, one);
  if (!["status", "choice", "level"].includes(field.kind)) return {rule};
  const values = await valuesOf(connection, {table: table.table, column: base.column, missing});
  const guesses =
    field.kind === "level" ? guessLevels(words, levels, values) : guessStates(words, field, values);
  const isKnown =
    field.kind === "level"
      ? values.every(({text}) => levels.some(({level, names}) => [level, ...names].includes(text)))
      : values.every(({text}) => isListed(field, text));
  return isKnown ? {rule} : {rule, values: guesses};
}

async function orderRule(
  connection: Connection,
  field: Entity["fields"][string],
  one: Parameters<typeof dateRule>[2]
) {
  const {share} = one.profile;
  if (share.integer > 0.95) return {rule: {column: one.header, order: "number"} as Rule};
  const ruled = await dateRule(connection, field, one);
  return {...ruled, rule: {...ruled.rule, order: share.time > 0.9 ? ("time" as const) : ("text" as const)}};
}

function derivedGuess(field: string): Guess {
  return {field, sureness: "likely", score: 0.7, fit: 1, pairs: {zh: [], en: []}, isExact: false};
}

// the last stages of a pipeline tell how it ended, where no column of its own does
async function stateOfStage(
  connection: Connection,
  direct: {guess: Guess; column: number}[],
  {words, entity, table, missing}: Options
): Promise<{guess: Guess; column: number}[]> {
  const held = new Set(direct.filter(({guess}) => guess.sureness !== "unsure").map(({guess}) => guess.field));
  const state = Object.entries(entity.fields).find(([name, {kind}]) => kind === "status" && !held.has(name));
  if (!state) return [];
  for (const {guess, column} of direct) {
    if (entity.fields[guess.field]!.kind !== "category" || guess.sureness === "unsure") continue;
    const values = await valuesOf(connection, {table: table.table, column, missing});
    const codes = values.map(({text}) => codeOf(words, state[1], text));
    const total = values.reduce((sum, {count}) => sum + count, 0);
    const known = values.reduce((sum, {count}, i) => sum + (codes[i] ? count : 0), 0);
    if (new Set(codes.filter(Boolean)).size >= 2 && known >= total * 0.9)
      return [{guess: derivedGuess(state[0]), column}];
  }
  return [];
}
