import type {Entity, Field} from "../../models/contract.ts";
import {assign} from "./assign.ts";
import {keyOf} from "./key.ts";
import {kindFit} from "./kind-fit.ts";
import {type Likeness, likeness} from "./likeness.ts";
import type {Table} from "./table.ts";
import {type Token, tokensOf, type Words} from "./words.ts";

export type Sureness = "sure" | "likely" | "unsure";

/** What a column most likely is, and what speaks for and against it. */
export type Guess = {
  field: string;
  sureness: Sureness;
  /** 0 to 1: words and values together. */
  score: number;
  /** 0 to 1: how well the values can be read as the field. */
  fit: number;
  /** Words of the header and of the field's name that agree, the name in either language. */
  pairs: Record<"zh" | "en", Likeness["pairs"]>;
  /** The header is one of the field's own names, word for word. */
  isExact: boolean;
  /** A column or field that fits nearly as well. */
  rival?: {column?: string; field?: string};
};

/** A reading of a table as an entity: for each column its guess. */
export type Candidate = {
  entity: string;
  guesses: (Guess | undefined)[];
  /** Required fields for which no column was found. */
  missing: string[];
  /** Fields read from a column that has another field too. */
  derived: {field: string; column: number}[];
  score: number;
};

const least = 0.3;
const bars = {sure: {score: 0.78, margin: 0.1}, likely: {score: 0.64, margin: 0.05}};

/** Reads a table as an entity in the best way there is. */
export function readAs(words: Words, entity: Entity, table: Table): Candidate {
  const free = topicsOf(words, entity);
  const headers = table.header.map((text) => tokensOf(words, text));
  const fields = Object.entries(entity.fields);
  const cells = table.header.map((text, i) =>
    fields.map(([name, field]) =>
      cellOf(words, {entity, name, field, free, table}, {text, tokens: headers[i]!, i})
    )
  );
  const key = fields.findIndex(([name]) => name === keyOf(entity));
  const bareKey = headers.findIndex((tokens, i) => isBareId(tokens) && keyFit(entity, table, i) === 1);
  if (key >= 0 && bareKey >= 0) weakenReferences();
  const gains = cells.map((row) => row.map(({score}) => (score >= least ? score ** 2 : 0)));
  const chosen = assign(gains);
  const guesses = chosen.map((at, i) => (at < 0 ? undefined : guessOf(i, at)));
  const found = new Set(guesses.map((guess) => guess?.field));
  const derived = orderByTime();
  const missing = fields
    .filter(
      ([name, {required}]) => required && !found.has(name) && !derived.some((one) => one.field === name)
    )
    .map(([name]) => name);
  return {entity: entity.name, guesses, missing, derived, score: 0};

  // a log without numbers is in the order of its times
  function orderByTime(): Candidate["derived"] {
    const order = fields.find(([name, {kind, required}]) => kind === "order" && required && !found.has(name));
    const column = headers.findIndex(
      (tokens, i) =>
        table.profiles[i]!.share.time > 0.9 &&
        tokens.some(({senses}) => senses.some(({notion}) => notion === "update" || notion === "event"))
    );
    return order && column >= 0 ? [{field: order[0], column}] : [];
  }

  // beside a column `id`, one like `problem_id` names another record
  function weakenReferences(): void {
    for (const [i, row] of cells.entries()) if (i !== bareKey && !row[key]!.isExact) row[key]!.score *= 0.6;
  }

  function guessOf(i: number, at: number): Guess {
    const cell = cells[i]![at]!;
    const rival = rivalOf(i, at);
    const margin = cell.score - rival.score;
    const passes = (bar: {score: number; margin: number}) => cell.score >= bar.score && margin >= bar.margin;
    return {
      field: fields[at]![0],
      sureness: passes(bars.sure) ? "sure" : passes(bars.likely) ? "likely" : "unsure",
      ...cell,
      ...(margin < bars.sure.margin ? {rival: rival.what} : {})
    };
  }

  // another column for the field, or another field for the column, that has nothing better
  function rivalOf(i: number, at: number) {
    let best: {score: number; what: {column?: string; field?: string}} = {score: 0, what: {}};
    for (const [j, row] of cells.entries()) {
      const own = chosen[j]! < 0 ? 0 : row[chosen[j]!]!.score;
      const score = row[at]!.score;
      if (j !== i && score > best.score && own < score + 0.02)
        best = {score, what: {column: table.header[j]!}};
    }
    for (const [k, [name]] of fields.entries()) {
      const holder = chosen.indexOf(k);
      const held = holder < 0 ? 0 : cells[holder]![k]!.score;
      const {score} = cells[i]![k]!;
      if (k !== at && score > best.score && held < score + 0.02) best = {score, what: {field: name}};
    }
    return best;
  }
}

/** Returns the notions that go without saying in a table of the entity: ticket in one of tickets. */
export function topicsOf(words: Words, entity: Entity): Set<string> {
  const {name, label, fields} = entity;
  const key = fields[keyOf(entity) ?? ""];
  const texts = [name, label.zh, label.en, ...(key ? [key.zh, key.en] : [])];
  const senses = texts.flatMap((text) => tokensOf(words, text)).flatMap((token) => token.senses);
  return new Set(
    senses.filter(({role, weight, isPart}) => !role && weight >= 0.5 && !isPart).map(({notion}) => notion)
  );
}

function isBareId(tokens: Token[]): boolean {
  const telling = tokens.filter(({senses}) => !senses.some(({weight}) => weight <= 0.2));
  return telling.length === 1 && /^(id|sys_?id|guid|uuid)$/.test(telling[0]!.text);
}

type FieldOf = {entity: Entity; name: string; field: Field; free: Set<string>; table: Table};
type ColumnOf = {text: string; tokens: Token[]; i: number};

function cellOf(
  words: Words,
  {entity, name, field, free, table}: FieldOf,
  {text, tokens, i}: ColumnOf
): Omit<Guess, "field" | "sureness"> {
  const isKey = name === keyOf(entity);
  const options = {kind: field.kind, free, isKey};
  const zh = [field.zh, ...(field.aliases ?? []), ...(field.bare ?? [])];
  const isExact = [...zh, field.en].some((one) => one.trim().toLowerCase() === text.trim().toLowerCase());
  const compare = (names: string[]) =>
    names
      .map((one) => likeness(words, tokens, tokensOf(words, one.replace(/[()（）]/g, " ")), options))
      .reduce((a, b) => (b.value > a.value ? b : a));
  const [chinese, english] = [compare(zh), compare([field.en])];
  const like = isExact ? 1 : Math.max(chinese.value, english.value);
  const names = isKey ? (isCounter(table, i, tokens) ? 0.3 : keyFit(entity, table, i)) : 1;
  const fit = kindFit(words, field, table.profiles[i]!) * names;
  return {score: like * Math.sqrt(fit), fit, pairs: {zh: chinese.pairs, en: english.pairs}, isExact};
}

// 序号 1, 2, 3 … numbers the rows of an export, not its records
function isCounter({rows, keys, profiles}: Table, i: number, tokens: Token[]): boolean {
  const telling = tokens.filter(({senses}) => !senses.some(({weight}) => weight <= 0.2));
  const isPlain = telling.length === 1 && /^(no|num|nr|number|序号)$/.test(telling[0]!.text);
  const isSmall = profiles[i]!.values.every(({text}) => /^\d+$/.test(text) && Number(text) <= rows);
  return isPlain && isSmall && keys[i]?.distinct === rows;
}

/** Returns from 0 to 1 how well a column could be the key: it names one row; in a history it names many. */
export function keyFit({isHistory}: Entity, {rows, keys}: Table, i: number): number {
  const counts = keys[i];
  if (!counts || rows === 0) return 0.3;
  const full = counts.filled / rows;
  const repeats = counts.filled / Math.max(1, counts.distinct);
  if (full < 0.95) return 0.4 * full;
  if (isHistory) return repeats > 1.3 ? 1 : 0.5;
  return repeats <= 1.02 ? 1 : repeats <= 1.15 ? 0.7 : 0.35;
}
