import type {Field} from "../../models/contract.ts";
import {literal} from "../duckdb.ts";
import type {FieldRule} from "../mapping/schema.ts";
import {beforeBracket, type Input, inBracket, mapped, type Normal, when} from "./cell.ts";

const yes = ["是", "y", "yes", "true", "1", "√", "有"];
const no = ["否", "n", "no", "false", "0", "×", "x"];

/** A code by its usual words; the text as written is kept beside it. */
export function status(input: Input): Normal {
  const {name, raw, value, rule} = input;
  const known = codeOf(input);
  return {
    text: `lower(${beforeBracket(raw)})`,
    value: rule.values ? `coalesce(${mapped(raw, rule, "null")}, ${known})` : known,
    columns: {[name]: value, [`${name}_recorded`]: raw},
    problem: unknown(input)
  };
}

/** A code and its remark: 中(需与客户沟通功能优先级), or 已确认,2024年5月16日10:00. */
export function choice(input: Input): Normal {
  const {name, raw, text, value, field, rule} = input;
  const words = wordsOf(field).map(([word]) => word);
  const longestFirst = [...words].sort((a, b) => b.length - a.length).map(escaped);
  const leading = `^(${longestFirst.join("|")})[\\s,，;；:：。]`;
  const rest = `nullif(trim(regexp_extract(${raw}, '(?i)${leading}+(.*)$', 2)), '')`;
  const known = `coalesce(${codeOf(input)}, ${codeOf(input, `regexp_extract(${text}, '${leading}', 1)`)})`;
  return {
    text: `lower(${beforeBracket(raw)})`,
    value: rule.values ? `coalesce(${mapped(raw, rule, "null")}, ${known})` : known,
    columns: {[name]: value, [`${name}_note`]: `coalesce(${inBracket(raw)}, ${rest})`},
    problem: unknown(input)
  };
}

function wordsOf({values}: Field): [string, string][] {
  return Object.entries(values ?? {}).flatMap(([code, words]) =>
    [code, ...words].map((word): [string, string] => [word.toLowerCase(), code])
  );
}

function codeOf({text, field}: Input, word = text): string {
  const cases = wordsOf(field).map(([from, code]) => `when ${literal(from)} then ${literal(code)}`);
  return `case ${word} ${cases.join(" ")} end`;
}

function unknown({raw, value, rule}: Input) {
  if (rule.otherwise === null) return [];
  const silent = missingValues(rule).map(literal);
  const excused = silent.length > 0 ? ` and not list_contains([${silent.join(", ")}], ${raw})` : "";
  return when(`${raw} is not null and ${value} is null${excused}`, "unknown value");
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("'", "''");
}

function missingValues({values}: FieldRule): string[] {
  return Object.entries(values ?? {}).flatMap(([from, to]) => (to === null ? [from] : []));
}

/** Yes or no, and the remark in brackets. */
export function bool({name, raw, text, value, rule}: Input): Normal {
  return {
    text: mapped(rule.values ? raw : `lower(${beforeBracket(raw)})`, rule),
    value: `case ${text} ${[...yes.map((w) => [w, "true"]), ...no.map((w) => [w, "false"])].map(([word, is]) => `when ${literal(word!)} then '${is}'`).join(" ")} end`,
    columns: {[name]: value, [`${name}_note`]: inBracket(raw)},
    problem: when(`${raw} is not null and ${value} is null`, "unknown value")
  };
}
