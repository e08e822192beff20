import type {Diff, Moved, Value} from "./diff.ts";
import type {Cause} from "./diff-causes.ts";
import {type Language, say} from "./messages.ts";
import {textTable} from "./text-table.ts";

const shown = 40;

/** Returns what moved between two runs as text to read. */
export function diffText(found: Diff, language: Language): string {
  const {run_a, run_b, changes, method, moved, marts} = found;
  const head = say("diff_head", language, {
    ...{a: run_a.run_id, a_of: run_a.as_of, b: run_b.run_id, b_of: run_b.as_of}
  });
  if (changes.length === 0 && moved.length === 0) return `${head}\n${say("diff_nothing", language)}\n`;
  const parts = [head, changesText(found, language)];
  if (method === "together") parts.push(say("diff_together", language));
  if (method === "rebuilt") parts.push(say("diff_rebuilt", language));
  parts.push(moved.length > 0 ? movedText(found, language) : say("diff_none_moved", language));
  if (marts.length > 0) parts.push(martsText(found, language));
  return `${parts.join("\n\n")}\n`;
}

/** Returns a cause in the reader's language. */
export function causeName(cause: Cause, language: Language): string {
  return say(`cause_${cause}`, language);
}

function changesText({changes}: Diff, language: Language): string {
  const lines = changes.flatMap(({cause, details}) => {
    const listed = details.length > 6 ? [...details.slice(0, 6), `… ${details.length - 6}`] : details;
    return [`  ${causeName(cause, language)}`, ...listed.map((detail) => `    ${detail}`)];
  });
  return [say("diff_changed", language), ...lines].join("\n");
}

function movedText({moved, changes}: Diff, language: Language): string {
  const head = ["figure", "period", "scope", "before", "after", "cause"] as const;
  const rows = moved.slice(0, shown).map((one) => [
    one.metric_code,
    one.period,
    one.dimension_value === "all" ? one.dimension : `${one.dimension} ${one.dimension_value}`,
    valueText(one.before),
    valueText(one.after),
    causesText(
      one,
      changes.map(({cause}) => cause),
      language
    )
  ]);
  const table = textTable(
    head.map((name) => say(`diff_${name}`, language)),
    rows
  ).trimEnd();
  const more = moved.length > shown ? [say("diff_more", language, {count: moved.length - shown})] : [];
  return [say("diff_moved", language, {count: moved.length}), table, ...more].join("\n");
}

function causesText({steps}: Moved, all: Cause[], language: Language): string {
  if (steps === null) return all.map((cause) => causeName(cause, language)).join(" + ");
  return steps
    .map(({cause, after}) =>
      steps.length === 1 ? causeName(cause, language) : `${causeName(cause, language)} → ${valueText(after)}`
    )
    .join("; ");
}

function valueText({value, status}: Value): string {
  return value === null ? status : String(Number(value.toPrecision(6)));
}

function martsText({marts}: Diff, language: Language): string {
  const head = ["mart", "added", "removed", "rows_changed"] as const;
  const rows = marts.map((one) => [
    one.mart,
    String(one.rows_added),
    String(one.rows_removed),
    String(one.rows_changed)
  ]);
  const table = textTable(
    head.map((name) => say(`diff_${name}`, language)),
    rows
  );
  return `${say("diff_marts", language)}\n${table.trimEnd()}`;
}
