import type {Field} from "../../models/contract.ts";
import {type Connection, literal, rowsOf} from "../duckdb.ts";
import {codeOf, severityOf} from "./kind-fit.ts";
import {plain, type Words} from "./words.ts";

/** A value of a column and what it means; one that is not sure is for a person to decide. */
export type ValueGuess = {text: string; count: number; code: string | null; isSure: boolean};

export type Level = {level: string; names: string[]};

const limit = 60;

/** Returns a column's different values, the commonest first, at most 60. */
export async function valuesOf(
  connection: Connection,
  {table, column, missing}: {table: string; column: number; missing: string[]}
): Promise<{text: string; count: number}[]> {
  const cell = `trim(c${column})`;
  return rowsOf(
    connection,
    `select ${cell} as text, count(*)::integer as count from ${table}
    where ${cell} <> '' and not list_contains([${["-", "N/A", ...missing].map(literal).join(", ")}], ${cell})
    group by 1 order by 2 desc, 1 limit ${limit}`
  );
}

/** Says for each value of a state which of the field's codes it means; null where nothing is known. */
export function guessStates(
  words: Words,
  field: Field,
  values: {text: string; count: number}[]
): ValueGuess[] {
  return values.map((value) => {
    const code = codeOf(words, field, value.text) ?? null;
    return {...value, code, isSure: code !== null};
  });
}

/** Returns whether the loader knows a value of the field without being told. */
export function isListed(field: Field, text: string): boolean {
  const bare = text
    .replace(/[（(].*$/, "")
    .trimEnd()
    .toLowerCase();
  return Object.entries(field.values ?? {}).some(([code, known]) =>
    [code, ...known].some((word) => word.toLowerCase() === bare)
  );
}

/**
 * Says for each value of a level column which of the workspace's levels it means: by code or name, by how grave both
 * say they are, or by rank where there are as many of the ones as of the others. Only the first two are sure.
 */
export function guessLevels(
  words: Words,
  levels: Level[],
  values: {text: string; count: number}[]
): ValueGuess[] {
  const graveness = (names: string[]) => names.map((name) => severityOf(words, name)).find((one) => one);
  const ranked = levels.map(({level, names}) => ({level, names, grave: graveness([...names, level])}));
  const graves = [...new Set(values.map(({text}) => severityOf(words, text) ?? 9))].sort((a, b) => a - b);
  const isAligned = graves.length === levels.length && !graves.includes(9);
  return values.map((value) => {
    const named = ranked.find(({level, names}) =>
      [level, ...names].some((one) => plain(one) === bare(value.text))
    );
    const grave = severityOf(words, value.text);
    const alike = ranked.find((one) => grave !== undefined && one.grave === grave);
    const nearest = isAligned
      ? ranked[graves.indexOf(grave!)]
      : (alike ?? (grave ? ranked.at(-1) : undefined));
    const found = named ?? nearest;
    const isSure = named !== undefined || (alike !== undefined && found === alike);
    return {...value, code: found?.level ?? null, isSure};
  });
}

function bare(text: string): string {
  return plain(text.replace(/[（(].*$/, ""));
}
