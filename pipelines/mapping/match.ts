import {matchesGlob} from "node:path";
import {Failure} from "../failure.ts";
import type {Mapping} from "../mapping.ts";
import {headerKey} from "./header.ts";

/**
 * Returns the one mapping whose header signature fits: those for a file or sheet go before the others, then the
 * longest signature; throws if two do. `file` are the names that the file goes by.
 */
export function matchMapping(
  mappings: Mapping[],
  file: string | string[],
  header: string[]
): Mapping | undefined {
  const files = [file].flat();
  const names = new Set(header.map(headerKey));
  const fits = mappings.filter(
    ({match}) =>
      missingOf(match.header, names).length === 0 &&
      !(match.without ?? []).some((name) => names.has(headerKey(name))) &&
      (!match.file || files.some((one) => matchesGlob(one, match.file!)))
  );
  const named = fits.filter(({match, sheet}) => match.file || sheet !== undefined);
  const best = longest(named.length > 0 ? named : fits);
  if (best.length > 1)
    throw new Failure("usage", "ambiguous_mapping", {
      file: files[0]!,
      detail: best.map((m) => m.path).join(", ")
    });
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
