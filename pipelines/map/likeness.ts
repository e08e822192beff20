import type {Kind} from "../../models/contract.ts";
import {type Sense, type Token, type Words, weightOf} from "./words.ts";

export type Likeness = {
  /** 0 to 1: how far a header and a field's name say the same. */
  value: number;
  /** Pairs of words, the header's and the field's, that were found to agree. */
  pairs: [string, string][];
};

type Options = {
  kind: Kind;
  /** Notions that go without saying in a table of this entity. */
  free: Set<string>;
  /** The field names a record: a word that nobody knows before 编号 is then the record's own name. */
  isKey: boolean;
};

const freeFactor = 0.08;
const freeMatch = 0.1;
const conflictFactor = 0.15;
/** One kind of value is promised and another asked for, though both could be: closed code and closed by. */
const otherFactor = 0.6;

/** What a word may promise of the value where a field of the kind is meant. */
const rolesOfKind: Partial<Record<string, string[]>> = {
  id: ["id"],
  text: ["text", "name"],
  category: ["category", "status", "level", "name", "text"],
  customer: ["name"],
  person: ["person", "id", "name"],
  contact: ["person", "name"],
  level: ["level"],
  status: ["status", "category"],
  timestamp: ["time"],
  date: ["time"],
  amount: ["amount"],
  integer: ["count", "score"],
  score: ["score", "count"],
  boolean: ["flag"],
  order: ["count", "time"],
  choice: ["category", "status", "level", "name", "flag"],
  people: ["person", "id", "name"],
  list: ["text", "name", "category", "person"],
  estimate: ["amount", "text"],
  ratio: ["ratio", "score"],
  duration: ["duration", "time"],
  quantity: ["count", "duration"],
  period: ["time"]
};

/** Compares a header with one name of a field, word by word. */
export function likeness(
  words: Words,
  header: Token[],
  name: Token[],
  {kind, free, isKey}: Options
): Likeness {
  const roles = rolesOfKind[kind];
  const left = header.map((token) => ({token, used: new Set<string>()}));
  const pairs: [string, string][] = [];
  let matched = 0;
  let isLacking = false;
  let total = 0;
  for (const token of name) {
    const found = bestPartner(words, left, token);
    const weight = found
      ? isFree(token, free)
        ? freeMatch
        : found.weight
      : lackWeight(token, {roles, free});
    total += weight;
    if (!found && token.senses.some(isPromise)) isLacking = true;
    if (!found) continue;
    matched += weight * found.value;
    found.partner.used.add(found.notion);
    pairs.push([found.partner.token.text, token.text]);
  }
  for (const {token, used} of left)
    if (used.size === 0) total += extraWeight(words, token, {name, roles, free, isKey});
  const isOther = left.some(({token, used}) => used.size === 0 && token.senses.some(isPromise));
  const conflict = roles && isForeign(left, roles) ? conflictFactor : isLacking && isOther ? otherFactor : 1;
  return {value: total === 0 ? 0 : (matched / total) * conflict, pairs};
}

type Left = {token: Token; used: Set<string>};
type Agreement = {value: number; weight: number; notion: string};

function bestPartner(words: Words, left: Left[], token: Token) {
  let best: ({partner: Left} & Agreement) | undefined;
  for (const partner of left) {
    const found = agreement(words, partner, token);
    if (found.value > 0 && (!best || found.value > best.value)) best = {partner, ...found};
  }
  return best;
}

// a word of two senses, like 首响 for first and response, may stand for two words
function agreement({near}: Words, {token: a, used}: Left, b: Token): Agreement {
  if (b.senses.length === 0)
    return {value: a.text === b.text && used.size === 0 ? 1 : 0, weight: weightOf(b), notion: b.text};
  let best: Agreement = {value: 0, weight: 0, notion: ""};
  for (const one of a.senses) {
    if (used.has(one.notion) || (used.size > 0 && a.senses.length === 1)) continue;
    for (const other of b.senses) {
      const value = one.notion === other.notion ? 1 : (near.get(`${one.notion} ${other.notion}`) ?? 0);
      if (value > best.value || (value === best.value && other.weight > best.weight))
        best = {value, weight: other.weight, notion: one.notion};
    }
  }
  return best;
}

type Extra = {name: Token[]; roles: string[] | undefined; free: Set<string>; isKey: boolean};

// what says the same once more, or names what goes without saying, costs little
function extraWeight(words: Words, token: Token, {name, roles, free, isKey}: Extra): number {
  if (isFree(token, free) || (isKey && token.senses.length === 0)) return freeFactor;
  const isAgain = name.some((one) => agreement(words, {token, used: new Set()}, one).value >= 0.5);
  const isAtHome = token.senses.some(({role}) => role !== undefined && roles?.includes(role));
  return weightOf(token) * (isAgain ? 0.1 : isAtHome ? 0.25 : 1);
}

// a word that only repeats what kind of value the field has may be left out
function lackWeight(token: Token, {roles, free}: Pick<Extra, "roles" | "free">): number {
  if (isFree(token, free)) return freeFactor;
  const isKind = token.senses.some(({role, weight}) => role && weight < 0.7 && roles?.includes(role));
  return weightOf(token) * (isKind ? 0.25 : 1);
}

function isFree({senses}: Token, free: Set<string>): boolean {
  return senses.some(({notion}) => free.has(notion));
}

// the last word that promises a kind of value is the one that counts: 解决时长 is no time, «agent reply date» no person
function isForeign(left: Left[], roles: string[]): boolean {
  const last = left.findLast(({token}) => token.senses.length > 0 && token.senses.every(isPromise));
  return (
    last !== undefined && last.used.size === 0 && !last.token.senses.some(({role}) => roles.includes(role!))
  );
}

function isPromise({role, weight}: Sense): boolean {
  return role !== undefined && role !== "flag" && weight > 0;
}
