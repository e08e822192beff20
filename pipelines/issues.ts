import type {z} from "zod";
import {type Key, type Localized, say} from "./messages.ts";
import {nearest} from "./nearest.ts";

export type Fault = {path: PropertyKey[]; text: Localized};

/** Returns what is wrong with `value` as a person would say it; `known` are the names a misspelt one may stand for. */
export function faultsOf(error: z.ZodError, value: unknown, known: string[] = []): Fault[] {
  return error.issues.flatMap((issue) => faults(issue, value, {known, above: []}));
}

/** Returns the words for a name that is not there, with the one that was probably meant. */
export function unknownName(key: Key, name: string, names: string[]): Localized {
  const meant = nearest(name, names);
  return (language) =>
    say(key, language, {name, allowed: names.join(", ")}) +
    (meant ? say("did_you_mean", language, {name: meant}) : "");
}

/** Returns the words of a message once the language is known. */
export function told(key: Key, params = {}): Localized {
  return (language) => say(key, language, params);
}

type Options = {known: string[]; above: PropertyKey[]};

function faults(issue: z.core.$ZodIssue, value: unknown, {known, above}: Options): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: [...path, key],
      text: unknownName("fault_unknown_key", key, known)
    }));
  if (issue.code === "invalid_union") {
    const branch = issue.errors.find((one) => !isOtherType(one));
    if (branch) return branch.flatMap((inner) => faults(inner, value, {known, above: path}));
  }
  return [{path, text: textOf(issue, valueAt(value, path))}];
}

// of a union the way whose type the value has
function isOtherType(issues: z.core.$ZodIssue[]): boolean {
  return issues.some(
    (one) =>
      one.path.length === 0 &&
      (one.code === "invalid_type" || (one.code === "invalid_union" && one.errors.every(isOtherType)))
  );
}

const types: Record<string, Key> = {
  string: "type_text",
  number: "type_number",
  int: "type_whole",
  boolean: "type_flag",
  array: "type_list",
  object: "type_map",
  record: "type_map"
};
const customs: Record<string, Key> = {
  "unknown time zone": "fault_zone",
  "invalid format": "fault_format",
  "invalid pattern": "fault_pattern",
  "invalid cell pattern": "fault_cell_pattern",
  "invalid cell": "fault_cell",
  "one source": "fault_source",
  "invalid date": "fault_date",
  "missing entities": "fault_entities",
  "invalid time": "fault_time",
  "uncoverable day": "fault_uncoverable",
  "company is all": "fault_company"
};

function textOf(issue: z.core.$ZodIssue, value: unknown): Localized {
  const typed =
    (key: Key): Localized =>
    (language) =>
      say("fault_type", language, {expected: say(key, language)});
  if (value === undefined || value === "" || value === null) return told("fault_missing");
  if (issue.code === "invalid_type") return typed(types[issue.expected] ?? "type_map");
  if (issue.code === "invalid_union") return eitherOf(flattened(issue.errors.flat()));
  if (issue.code === "invalid_value") return told("fault_value", {allowed: issue.values.join(", ")});
  if (issue.code === "invalid_format" && customs[issue.message]) return told(customs[issue.message]!);
  if (issue.code === "invalid_format")
    return issue.format === "date"
      ? told("fault_date")
      : typed(issue.pattern?.includes("\\.") ? "type_number" : "type_whole");
  if (issue.code === "too_small")
    return told("fault_small", {limit: Number(issue.minimum), bound: issue.inclusive ? "≥" : ">"});
  if (issue.code === "too_big") return told("fault_big", {limit: Number(issue.maximum)});
  if (issue.code === "custom" && customs[issue.message]) return told(customs[issue.message]!);
  return () => issue.message;
}

function flattened(issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((one) => (one.code === "invalid_union" ? flattened(one.errors.flat()) : [one]));
}

function eitherOf(issues: z.core.$ZodIssue[]): Localized {
  const keys = issues.flatMap((issue) =>
    issue.code === "invalid_type" ? [types[issue.expected] ?? "type_map"] : []
  );
  return (language) => {
    const expected = [...new Set(keys)].map((key) => say(key, language)).join(" / ");
    return say("fault_type", language, {expected});
  };
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value
  );
}
