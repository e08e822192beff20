import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "yaml";
import {repository} from "../workspace.ts";

/** What a word may mean, with how much it then tells. */
export type Sense = {notion: string; weight: number; role?: string; isPart: boolean; step?: number};

/** A word of a header; one that no line of the vocabulary knows has no senses. */
export type Token = {text: string; senses: Sense[]};

export type Words = {
  senses: Map<string, Sense[]>;
  near: Map<string, number>;
  severity: Map<string, number>;
  states: Map<string, string[]>;
  missing: string[];
  /** Texts taken apart so far. */
  known: Map<string, Token[]>;
};

type Languages = {zh?: string; en?: string};
type Notion = Languages & {weight?: number; role?: string; part?: boolean; step?: number};
type File = {
  notions: Record<string, Notion>;
  near: [string, string, number][];
  severity: Record<string, Languages>;
  states: Record<string, Languages>;
  missing: string[];
};

const unknownWeight = 0.8;
const longestPhrase = 4;

/** Reads the vocabulary, `data/words.yaml`. */
export async function readWords(): Promise<Words> {
  const file = parse(await readFile(join(repository, "data", "words.yaml"), "utf8")) as File;
  const senses = new Map<string, Sense[]>();
  for (const [notion, {weight = 1, role, part = false, step, ...languages}] of Object.entries(file.notions))
    for (const word of wordsOf(languages))
      senses.set(word, [
        ...(senses.get(word) ?? []),
        {notion, weight, isPart: part, ...(role ? {role} : {}), ...(step ? {step} : {})}
      ]);
  const severity = Object.entries(file.severity).flatMap(([rank, languages]) =>
    wordsOf(languages).map((word) => [word, Number(rank)] as const)
  );
  return {
    senses,
    near: new Map(file.near.map(([a, b, value]) => [`${a} ${b}`, value])),
    severity: new Map(severity),
    states: new Map(Object.entries(file.states).map(([code, languages]) => [code, wordsOf(languages)])),
    missing: file.missing,
    known: new Map()
  };
}

/** Returns a text as the vocabulary writes it: half width, lower case, parts of a name set apart by `_`. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/#/g, " no ")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, "_")
    .replace(/^_+|_+$/g, "");
}

/** Takes a header apart into words; what stands in brackets is left out, being a unit or a remark. */
export function tokensOf(words: Words, text: string): Token[] {
  const known = words.known.get(text) ?? takenApart(words, text);
  words.known.set(text, known);
  return known;
}

function takenApart(words: Words, text: string): Token[] {
  const {main} = splitBracket(text);
  const parts = plain(main).match(/\p{Script=Han}+|[^_\p{Script=Han}]+/gu) ?? [];
  const tokens: Token[] = [];
  for (let i = 0; i < parts.length; ) {
    const length = phraseAt(words, parts, i);
    const word = parts.slice(i, i + Math.max(1, length)).join("_");
    if (length > 0) tokens.push({text: word, senses: words.senses.get(word)!});
    else tokens.push(...segmented(words, word));
    i += Math.max(1, length);
  }
  return tokens;
}

/** Returns a header without its brackets, and what stood in them. */
export function splitBracket(text: string): {main: string; inner: string} {
  const found = text.normalize("NFKC").match(/^([^([{【]*)[([{【]([^)\]}】]*)[)\]}】]?(.*)$/);
  if (!found || !(found[1]! + found[3]!).trim())
    return {main: text.replace(/[[\](){}【】]/g, " "), inner: ""};
  return {main: `${found[1]} ${found[3]}`, inner: found[2]!.trim()};
}

export function weightOf(token: Token): number {
  return token.senses.length === 0
    ? /^\d+$|^.$/.test(token.text)
      ? 0.3
      : unknownWeight
    : Math.min(...token.senses.map(({weight}) => weight));
}

function phraseAt({senses}: Words, parts: string[], from: number): number {
  for (let length = Math.min(longestPhrase, parts.length - from); length > 0; length--)
    if (senses.has(parts.slice(from, from + length).join("_"))) return length;
  return 0;
}

// a run of Chinese, or English words written as one (`closedate`), as the fewest and longest known words
function segmented({senses}: Words, text: string): Token[] {
  const singular = text.replace(/(?<=..)s$/, "");
  if (senses.has(singular)) return [{text: singular, senses: senses.get(singular)!}];
  const isHan = /\p{Script=Han}/u.test(text);
  const best: {score: number; tokens: Token[]}[] = [{score: 0, tokens: []}];
  for (let end = 1; end <= text.length; end++) {
    const {score, tokens} = best[end - 1]!;
    best[end] = {score: score - (isHan ? 1 : 30), tokens: joinUnknown(tokens, text[end - 1]!)};
    for (let start = Math.max(0, end - 14); start < end; start++) {
      const word = text.slice(start, end);
      const found = senses.get(word);
      if (!found || (!isHan && word.length < 2)) continue;
      const reached = best[start]!.score + (end - start) ** 2;
      if (reached > best[end]!.score)
        best[end] = {score: reached, tokens: [...best[start]!.tokens, {text: word, senses: found}]};
    }
  }
  const {tokens} = best[text.length]!;
  const isWhole = tokens.every((token) => token.senses.length > 0 && (isHan || token.text.length > 2));
  return isHan || isWhole ? tokens : [{text, senses: []}];
}

function joinUnknown(tokens: Token[], letter: string): Token[] {
  const last = tokens.at(-1);
  if (!last || last.senses.length > 0) return [...tokens, {text: letter, senses: []}];
  return [...tokens.slice(0, -1), {text: last.text + letter, senses: []}];
}

function wordsOf({zh = "", en = ""}: Languages): string[] {
  return `${zh} ${en}`
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => plain(word));
}
