import {Failure} from "./failure.ts";
import {closestMapping, matchMapping} from "./mapping/match.ts";
import type {Mapping} from "./mapping.ts";
import {readMarker} from "./marker.ts";
import {type Opened, type OpenOptions, openSource} from "./source.ts";
import {headedTemplates, markedTemplate} from "./template-mappings.ts";

type Reading = Pick<OpenOptions, "headerRow" | "delimiter">;

/** Finds the mapping that knows a file and opens the file as that mapping says; refuses one that none knows. */
export async function recognize(
  path: string,
  mappings: Mapping[],
  options: OpenOptions
): Promise<{mapping: Mapping; opened: Opened}> {
  const {name} = options;
  const marker = await readMarker(path);
  if (marker?.kind === "repair") throw new Failure("refused", "repair_in_exports", {file: name});
  const marked = marker && markedTemplate(marker);
  if (marked) return {mapping: marked, opened: await openSource(path, options)};
  const refusals: Failure[] = [];
  for (const reading of readingsOf(mappings)) {
    const opened = await openSource(path, {...options, ...reading}).catch((error: unknown) => {
      if (!isOfHeader(error)) throw error;
      refusals.push(error);
      return undefined;
    });
    if (!opened) continue;
    const mapping =
      matchMapping(readLike(mappings, reading), name, opened.header) ??
      matchMapping(headedTemplates(), name, opened.header);
    if (mapping) return {mapping, opened};
    refusals.push(noMapping(mappings, name, opened.header));
  }
  throw refusals[0]!;
}

/** Returns the mappings that look for a file's header in the same place as another does. */
export function readLike(mappings: Mapping[], {headerRow = 1, delimiter}: Reading): Mapping[] {
  return mappings.filter((one) => one.header_row === headerRow && one.delimiter === delimiter);
}

// the usual way first: what it refuses is what a person is told when no other way fits either
function readingsOf(mappings: Mapping[]): Reading[] {
  const others = mappings.filter((one) => one.header_row > 1 || one.delimiter);
  const ways = [{}, ...others.map(({header_row, delimiter}) => ({headerRow: header_row, delimiter}))];
  return [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
}

// a row above the header may be empty
function isOfHeader(error: unknown): error is Failure {
  return error instanceof Failure && error.key === "empty_file";
}

function noMapping(mappings: Mapping[], file: string, header: string[]): Failure {
  const near = closestMapping(mappings, header);
  const params = {file, header: header.join(", ")};
  if (!near) return new Failure("refused", "no_mapping", params);
  const {mapping, missing} = near;
  return new Failure("refused", "near_mapping", {
    ...params,
    mapping: mapping.path,
    column: missing.join(", ")
  });
}
