import {matchesGlob} from "node:path";
import {Failure} from "../failure.ts";
import type {Mapping} from "../mapping.ts";
import {headerKey} from "./header.ts";

/** Returns the one mapping whose header signature, then file glob, fits; throws if two do. */
export function matchMapping(mappings: Mapping[], file: string, header: string[]): Mapping | undefined {
  const names = new Set(header.map(headerKey));
  const fits = mappings.filter(
    ({match}) =>
      missingOf(match.header, names).length === 0 &&
      !(match.without ?? []).some((name) => names.has(headerKey(name)))
  );
  const named = fits.filter((mapping) => mapping.match.file && matchesGlob(file, mapping.match.file));
  const unnamed = fits.filter((mapping) => !mapping.match.file);
  const best = longest(named.length > 0 ? named : unnamed);
  if (best.length > 1)
    throw new Failure("usage", "ambiguous_mapping", {file, detail: best.map((m) => m.path).join(", ")});
  return best[0];
}

/** Returns the mapping of whose signature a file lacks a third at most, and the columns it lacks. */
export function closestMapping(
  mappings: Mapping[],
  header: string[]
): {mapping: Mapping; missing: string[]} | undefined {
  const names = new Set(header.map(headerKey));
  return mappings
    .map((mapping) => ({mapping, missing: missingOf(mapping.match.header, names)}))
    .filter(({mapping, missing}) => missing.length > 0 && missing.length * 3 <= mapping.match.header.length)
    .sort((a, b) => a.missing.length - b.missing.length)[0];
}

function missingOf(signature: (string | string[])[], names: Set<string>): string[] {
  return signature.flatMap((one) => {
    const ways = [one].flat();
    return ways.some((name) => names.has(headerKey(name))) ? [] : [ways.join(" / ")];
  });
}

function longest(mappings: Mapping[]): Mapping[] {
  const most = Math.max(0, ...mappings.map((mapping) => mapping.match.header.length));
  return mappings.filter((mapping) => mapping.match.header.length === most);
}
