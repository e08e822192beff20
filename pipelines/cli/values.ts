import {Failure} from "../failure.ts";
import {words} from "./session.ts";

/** Returns a day as it was typed; throws for one that no calendar has. */
export function dateOption(text: string | undefined, option = "--as-of"): string | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDate) throw new Failure("usage", "invalid_date", {option, value: text});
  return text;
}

export function nameOption(text: string | undefined): string {
  if (text === undefined) throw new Failure("usage", "missing_argument", {detail: "--by NAME"});
  const name = text.trim();
  if (name === "" || name.length > 64 || /\p{Cc}/u.test(name))
    throw new Failure("usage", "invalid_name", {value: text});
  return name;
}

export function countOption(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new Failure("usage", "invalid_option", {
      option,
      value: text,
      allowed: words("整数", "a whole number")
    });
  return Number(text);
}

export function yearOption(text: string): number {
  if (/^(19[89]|20\d)\d$/.test(text)) return Number(text);
  throw new Failure("usage", "invalid_option", {
    option: "year",
    value: text,
    allowed: words("年份，如 2027", "a year such as 2027")
  });
}
