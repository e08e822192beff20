import {calendarTables} from "../models/policy/calendars.ts";
import type {PolicyRow} from "./policy-lines.ts";
import type {PolicyTables, RunRecord} from "./runs.ts";

/** In the order in which they are told apart: each is put in the place of the run before, one after the other. */
export const causes = ["code", "data", "correction", "policy", "calendar"] as const;

export type Cause = (typeof causes)[number];

/** What changed between two runs of one kind, in words of the files, tables and settings themselves. */
export type Change = {cause: Cause; details: string[]};

/** A run with the policy it had, where that was kept. */
export type Kept = {run: RunRecord; policy: PolicyTables | undefined};

const calendarNames = calendarTables.map(({name}) => name);

/** Returns what changed from one run to another. */
export function changesBetween(a: Kept, b: Kept): Change[] {
  const changes: Change[] = [
    {
      cause: "code",
      details: a.run.code === b.run.code ? [] : [`${short(a.run.code)} → ${short(b.run.code)}`]
    },
    {cause: "data", details: [...loadChanges(a, b, false), ...clockChange(a, b)]},
    {cause: "correction", details: loadChanges(a, b, true)},
    {cause: "policy", details: tableChanges(a, b, false)},
    {cause: "calendar", details: tableChanges(a, b, true)}
  ];
  return changes.filter(({details}) => details.length > 0);
}

/** Returns whether a policy table is one of working calendars. */
export function isCalendar(table: string): boolean {
  return calendarNames.includes(table);
}

// of a run from before its loads were recorded only that they differ is known
function loadChanges({run: a}: Kept, {run: b}: Kept, isCorrection: boolean): string[] {
  if (!a.loads || !b.loads) return a.lake === b.lake || isCorrection ? [] : ["lake"];
  const ofKind = ({loads}: RunRecord) => loads!.filter((one) => one.is_correction === isCorrection);
  const [before, after] = [ofKind(a), ofKind(b)];
  const ids = (list: typeof before) => new Set(list.map(({load_id}) => load_id));
  const [old, young] = [ids(before), ids(after)];
  const added = after.filter(({load_id}) => !old.has(load_id)).map(({source_file}) => `+ ${source_file}`);
  const removed = before
    .filter(({load_id}) => !young.has(load_id))
    .map(({source_file}) => `− ${source_file}`);
  return [...new Set([...removed, ...added])].sort();
}

function clockChange({run: a}: Kept, {run: b}: Kept): string[] {
  return a.as_of === b.as_of ? [] : [`as_of ${a.as_of} → ${b.as_of}`];
}

function tableChanges(a: Kept, b: Kept, ofCalendars: boolean): string[] {
  if (a.run.policy === b.run.policy) return [];
  if (!a.policy || !b.policy) return ofCalendars ? [] : ["policy"];
  const names = [...new Set([...Object.keys(a.policy), ...Object.keys(b.policy)])].sort();
  return names
    .filter((name) => isCalendar(name) === ofCalendars)
    .flatMap((name) => tableChange(name, a.policy![name] ?? [], b.policy![name] ?? []));
}

function tableChange(name: string, before: PolicyRow[], after: PolicyRow[]): string[] {
  if (name === "settings") return settingChanges(before, after);
  const texts = (rows: PolicyRow[]) => rows.map((row) => JSON.stringify(row));
  const [old, young] = [texts(before), texts(after)];
  const added = young.filter((row) => !old.includes(row)).length;
  const removed = old.filter((row) => !young.includes(row)).length;
  return added + removed === 0 ? [] : [`${name}.csv +${added} −${removed}`];
}

function settingChanges(before: PolicyRow[], after: PolicyRow[]): string[] {
  const settingIn = (rows: PolicyRow[], name: string) => rows.find((row) => row.name === name)?.value ?? "—";
  const names = [...new Set([...before, ...after].map(({name}) => String(name)))].sort();
  return names
    .filter((name) => settingIn(before, name) !== settingIn(after, name))
    .map((name) => `${name} ${settingIn(before, name)} → ${settingIn(after, name)}`);
}

function short(sha: string): string {
  return sha.slice(0, 8);
}
