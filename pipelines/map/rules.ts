import type {Field} from "../../models/contract.ts";
import {type Connection, literal, rowsOf} from "../duckdb.ts";
import {type FieldRule, units} from "../mapping/schema.ts";
import {type Profile, shapes} from "./shapes.ts";
import {splitBracket} from "./words.ts";

/** A date that can be read two ways: a person has to say which is meant. */
export type TwoWays = {value: string; day_first: string; month_first: string; formats: [string, string]};

/** A rule that reads one column. */
export type Rule = FieldRule & {column: string};

export type Ruled = {rule: Rule; twoWays?: TwoWays; isForeign?: boolean};

type Column = {table: string; column: number; header: string; profile: Profile};

const farYear = 2090;

/** Returns how the cells of a column are to be read as a date: with a format where the loader needs one. */
export async function dateRule(connection: Connection, field: Field, one: Column): Promise<Ruled> {
  const {profile, header} = one;
  const rule: Rule = {column: header};
  const odd = profile.values.map(({text}) => text).filter((text) => !isStandard(text));
  if (odd.length > 0 && odd.length === profile.values.length) {
    const slashed = odd.every((text) => shapes.slashDay.test(text));
    const read = slashed ? await slashRule(connection, one, odd) : {formats: unique(odd.map(namedFormat))};
    if ("twoWays" in read) return {rule, twoWays: read.twoWays!};
    if (read.formats.length > 0) rule.format = read.formats.length === 1 ? read.formats[0]! : read.formats;
  }
  const years = profile.values
    .map(({text}) => Number(text.match(/\b(\d{4})\b/)?.[1]))
    .filter((year) => year >= farYear);
  if (field.kind === "date" && years.length > 0) rule.open_from = `${Math.min(...years)}-01-01`;
  return {rule};
}

/** Returns how the cells of a column are to be read as an amount: its unit, its sign of money, its sign of decimals. */
export function amountRule({header, profile}: Column): Ruled {
  const {inner} = splitBracket(header);
  const unit = unitOf(inner);
  const texts = profile.values.map(({text}) => text);
  const symbols = unique(texts.map((text) => text.match(/[$€£]|USD|EUR/)?.[0] ?? ""));
  const isComma =
    texts.some((text) => /\d,\d{1,2}\s*€?$/.test(text)) &&
    !texts.some((text) => /\.\d{1,2}\s*€?$/.test(text));
  const isForeign = symbols.some(Boolean) || /usd|eur|gbp|jpy|hkd|美元|欧元|[$€£]/i.test(header);
  return {
    rule: {
      column: header,
      ...(unit ? {unit} : {}),
      ...(isComma ? {decimal: "," as const} : {}),
      ...(symbols.length === 1 && symbols[0] ? {currency_symbol: symbols[0]} : {})
    },
    isForeign
  };
}

function unitOf(inner: string): FieldRule["unit"] {
  const word = inner.replace(/人民币|rmb|cny|usd|in|[:：\s]/gi, "").toLowerCase();
  const known = {
    k: "thousand",
    m: "million",
    mn: "million",
    thousands: "thousand",
    millions: "million"
  } as const;
  if (word in known) return known[word as keyof typeof known];
  return word in units && units[word as keyof typeof units] > 1 ? (word as keyof typeof units) : undefined;
}

function isStandard(text: string): boolean {
  return [shapes.isoDay, shapes.isoTime, shapes.packedDay, shapes.epoch].some((shape) => shape.test(text));
}

// the whole column decides which part is the day; where it does not, nobody here does
async function slashRule(connection: Connection, {table, column}: Column, odd: string[]) {
  const pattern = literal("^\\s*(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{2,4}");
  const part = (group: number) =>
    `max(try_cast(regexp_extract(c${column}, ${pattern}, ${group}) as integer))`;
  const [row] = await rowsOf<{a: number | null; b: number | null}>(
    connection,
    `select ${part(1)} as a, ${part(2)} as b from ${table} where regexp_matches(c${column}, ${pattern})`
  );
  const dayFirst = unique(odd.map((text) => slashFormat(text, true)));
  const monthFirst = unique(odd.map((text) => slashFormat(text, false)));
  if ((row!.a ?? 0) > 12 && (row!.b ?? 0) <= 12) return {formats: dayFirst};
  if ((row!.b ?? 0) > 12 && (row!.a ?? 0) <= 12) return {formats: monthFirst};
  if ((row!.a ?? 0) > 12) return {formats: []};
  const value = odd.find((text) => new Set(text.match(/\d+/g)!.slice(0, 2)).size === 2) ?? odd[0]!;
  const [a, b, year] = value.match(/\d+/g)!.map((digits) => digits.padStart(2, "0")) as [
    string,
    string,
    string
  ];
  const full = year.length === 2 ? `20${year}` : year;
  const formats: [string, string] = [dayFirst[0]!, monthFirst[0]!];
  return {
    formats: [],
    twoWays: {value, day_first: `${full}-${b}-${a}`, month_first: `${full}-${a}-${b}`, formats}
  };
}

function slashFormat(text: string, isDayFirst: boolean): string {
  const [, sign, year, gap = "", clock = ""] = text.match(/^\d+([/.-])\d+[/.-](\d+)([ T,]*)(.*)$/)!;
  const days = isDayFirst ? ["%d", "%m"] : ["%m", "%d"];
  return `${[...days, year!.length === 2 ? "%y" : "%Y"].join(sign)}${gap}${clockFormat(clock)}`;
}

// 5-Mar-2024, Mar 5, 2024 and 2024.3.5, each with or without a clock
function namedFormat(text: string): string {
  const month = (name: string) => (name.length > 3 ? "%B" : "%b");
  const [, day, rest = ""] =
    text.match(
      /^(\d{1,2}[ /-][A-Za-z]+[ ,/-]+\d{2,4}|[A-Za-z]+ \d{1,2},? \d{4}|\d{4}\.\d{1,2}\.\d{1,2})(.*)$/
    ) ?? [];
  if (!day) return "%Y-%m-%d";
  const [, gap = "", clock = ""] = rest.match(/^(,? *)(.*)$/)!;
  const date = /^\d{4}\./.test(day)
    ? "%Y.%m.%d"
    : day.replace(/\d+|[A-Za-z]+/g, (part, at: number) => {
        if (/[A-Za-z]/.test(part)) return month(part);
        if (part.length === 4) return "%Y";
        return at === 0 || /^[A-Za-z]/.test(day) ? "%d" : "%y";
      });
  return `${date}${gap}${clockFormat(clock)}`;
}

function clockFormat(clock: string): string {
  const half = / ?[AaPp][Mm]$/.exec(clock)?.[0];
  const parts = clock.replace(/ ?[AaPp][Mm]$/, "").split(":").length;
  if (clock === "") return "";
  const body = [half ? "%I" : "%H", "%M", "%S"].slice(0, parts).join(":");
  return half ? `${body}${half.startsWith(" ") ? " " : ""}%p` : body;
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
