import {appraisal} from "./messages/appraisal.ts";
import {commands} from "./messages/commands.ts";
import {diff} from "./messages/diff.ts";
import {files} from "./messages/files.ts";
import {map} from "./messages/map.ts";
import {policy} from "./messages/policy.ts";
import {reasons} from "./messages/reasons.ts";
import {repair} from "./messages/repair.ts";
import {stages} from "./messages/stages.ts";
import type {Text} from "./messages/text.ts";

export type Language = "zh" | "en";
/** A text that is put into words once the reader's language is known. */
export type Localized = (language: Language) => string;
export type Params = Record<string, string | number | Localized>;

/** Everything the command line says: what happened, where, and the way out. */
const messages = {
  ...appraisal,
  ...commands,
  ...diff,
  ...files,
  ...map,
  ...policy,
  ...repair,
  ...stages
} satisfies Record<string, Text>;

const longest = 600;

export type Key = keyof typeof messages;

export function say(key: Key, language: Language, params: Params = {}): string {
  return messages[key][language].replace(/\{([a-z]\w*)\}/g, (_, name: string) => {
    const value = params[name] ?? "";
    if (typeof value === "function") return value(language);
    return name === "detail" ? String(value) : clip(String(value));
  });
}

/** Returns why a sheet, entry or table of a file was not loaded. */
export function sayUnread(
  {
    sheet,
    reason,
    header = ""
  }: {sheet: string; reason: "empty" | "hidden" | "unknown" | "no_rows"; header?: string},
  language: Language
): string {
  const shown = header === "" ? "" : say("unread_header", language, {header});
  return say(`unread_${reason}`, language, {sheet, header: shown});
}

// a cell of three megabytes or a header of one line is no message
function clip(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

export function sayReason(reason: string, language: Language): string {
  return reasons[reason]?.[language] ?? reason;
}

/** Returns the language asked for, else the environment's: Chinese unless it says English. */
export function languageOf(asked: string | undefined, env: NodeJS.ProcessEnv): Language {
  if (asked === "zh" || asked === "en") return asked;
  return /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || "") ? "en" : "zh";
}
