import {type Key, type Localized, type Params, say} from "./messages.ts";

export type PolicyRow = Record<string, string | number | boolean | null>;
/** A row of a policy table and where it stands. */
export type Line = {line: number; file: string; row: PolicyRow};
/** What is wrong with a policy table, at a line. */
export type Fault = {file: string; line: number; text: Localized};

export function fault(file: string, line: number, key: Key, params: Params = {}): Fault {
  return {file, line, text: (language) => say(key, language, params)};
}
