import {literal} from "./duckdb.ts";

/** The same identity for a name that never was in the lake, such as an alias of the policy. */
export function customerKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[〔【［[{]/g, "(")
    .replace(/[〕】］\]}]/g, ")")
    .replace(/\s+/g, "");
}

const letters = codePoints(0xff01, 0xff5e);
const narrow = letters.map((letter) => letter.normalize("NFKC"));

/**
 * SQL for a name's identity: NFKC, no white space, one kind of brackets; the legal suffix stays.
 * Most names are Han letters alone; full-width forms are common; the rare rest goes through a table of every letter.
 */
export function nfkcKey(raw: string): string {
  const spaced = `translate(${raw}, ${literal(`${letters.join("")}\u3000\u00a0〔〕【】［］`)}, ${literal(`${narrow.join("")}  ()()()`)})`;
  const brackets = `translate(${spaced}, '[]{}', '()()')`;
  const composed = `case when regexp_matches(${brackets}, '[^ -~\\x{4e00}-\\x{9fff}]') and regexp_matches(${brackets}, ${literal(rareClass)}) then
      array_to_string(list_transform(string_split(${brackets}, ''), lambda c: coalesce(${rareMap}[c], c)), '') else ${brackets} end`;
  return `case when regexp_full_match(${raw}, '[A-Za-z0-9\\x{4e00}-\\x{9fff}]*') then ${raw}
      when regexp_full_match(${raw}, '[A-Za-z0-9()（）\\x{4e00}-\\x{9fff}]*') then replace(replace(${raw}, '（', '('), '）', ')')
      else regexp_replace(${composed}, '\\s+', '', 'g') end`;
}

const rare = codePoints(0xa0, 0xfffd).filter(
  (letter) =>
    letter !== letter.normalize("NFKC") && !letters.includes(letter) && !/[\ud800-\udfff]/.test(letter)
);
const rareMap = `map([${rare.map(literal).join(",")}], [${rare.map((letter) => literal(letter.normalize("NFKC"))).join(",")}])`;
const rareClass = `[${ranges(rare)}]`;

function ranges(all: string[]): string {
  const codes = all.map((letter) => letter.codePointAt(0)!);
  const starts = codes.filter((code, i) => code !== codes[i - 1]! + 1);
  return starts
    .map((start) => {
      let end = start;
      while (codes.includes(end + 1)) end++;
      return `\\x{${start.toString(16)}}-\\x{${end.toString(16)}}`;
    })
    .join("");
}

function codePoints(first: number, last: number): string[] {
  return Array.from({length: last - first + 1}, (_, i) => String.fromCodePoint(first + i));
}
