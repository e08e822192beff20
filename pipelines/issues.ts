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

type Options = {known: string[]; above: PropertyKey[]};

function faults(issue: z.core.$ZodIssue, value: unknown, {known, above}: Options): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: [...path, key],
      text: unknownName("fault_unknown_key", key, known)
    }));
  if (issue.code === "invalid_union") {
    const branch = issue.errors.find(
      (one) => !one.some((inner) => inner.code === "invalid_type" && inner.path.length === 0)
    );
    if (branch) return branch.flatMap((inner) => faults(inner, value, {known, above: path}));
  }
  return [{path, text: textOf(issue, valueAt(value, path))}];
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
  "missing entities": "fault_entities",
  "company is all": "fault_company"
};

function textOf(issue: z.core.$ZodIssue, value: unknown): Localized {
  const told =
    (key: Key, params = {}): Localized =>
    (language) =>
      say(key, language, params);
  const typed =
    (key: Key): Localized =>
    (language) =>
      say("fault_type", language, {expected: say(key, language)});
  if (value === undefined || value === "" || value === null) return told("fault_missing");
  if (issue.code === "invalid_type") return typed(types[issue.expected] ?? "type_map");
  if (issue.code === "invalid_union") return eitherOf(issue.errors.flat());
  if (issue.code === "invalid_value") return told("fault_value", {allowed: issue.values.join(", ")});
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

function eitherOf(issues: z.core.$ZodIssue[]): Localized {
  const keys = issues.flatMap((issue) =>
    issue.code === "invalid_type" ? [types[issue.expected] ?? "type_map"] : []
  );
  return (language) =>
    say("fault_type", language, {expected: keys.map((key) => say(key, language)).join(" / ")});
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value
  );
}
