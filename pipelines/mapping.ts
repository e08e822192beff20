import {readdir, readFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {type Document, isMap, isSeq, LineCounter, type Node, parseDocument} from "yaml";
import type {z} from "zod";
import type {Field} from "../models/contract.ts";
import {isDropped} from "../models/exports/drop-list.ts";
import {entities} from "../models/exports/index.ts";
import {Failure} from "./failure.ts";
import {sha256} from "./hash.ts";
import {type Fault, faultsOf, told, unknownName} from "./issues.ts";
import {type FieldRule, knownNames, type MappingRules, mappingSchema} from "./mapping/schema.ts";
import type {Localized} from "./messages.ts";
import {repository} from "./workspace.ts";

/** A valid mapping, the path it is told by and a digest of what it says. */
export type Mapping = MappingRules & {path: string; sha: string};

/**
 * Reads every mapping of the given folders; a later folder's mapping replaces one of the same name. Throws a usage
 * failure that lists the faults of all of them.
 */
export async function readMappings(folders: string[]): Promise<Mapping[]> {
  const byName = new Map<string, Mapping>();
  const faults: Localized[] = [];
  for (const folder of folders) {
    for (const file of await yamlFiles(folder)) {
      const read = parsedOnce(await readFile(join(folder, file), "utf8"), shownPath(folder, file));
      if (typeof read === "function") faults.push(read);
      else byName.set(read.name, read);
    }
  }
  if (faults.length > 0) throw invalid(faults);
  return [...byName.values()];
}

const parsed = new Map<string, ReturnType<typeof parseMapping>>();

// eighty files a command: those that have not changed are parsed once in a process
function parsedOnce(text: string, path: string): ReturnType<typeof parseMapping> {
  const key = `${path}\n${text}`;
  const read = parsed.get(key) ?? parseMapping(text, path);
  parsed.set(key, read);
  return read;
}

/** Returns a mapping made by the program, not read from a file; `path` is what messages call it. */
export function newMapping(value: z.input<typeof mappingSchema>, path: string): Mapping {
  const mapping = mappingSchema.parse(value);
  return {...mapping, path, sha: sha256(canonical(mapping))};
}

function unknownNames(mapping: MappingRules): Fault[] {
  return Object.entries(mapping.entities).flatMap(([name, {fields}]) => {
    const contract = entities[name];
    if (!contract)
      return [
        {path: ["entities", name], text: unknownName("fault_unknown_entity", name, Object.keys(entities))}
      ];
    return Object.entries(fields).flatMap(([field, rule]) => {
      const path = ["entities", name, "fields", field];
      const known = contract.fields[field];
      return known
        ? unfitRules(known, rule).map((fault) => ({...fault, path: [...path, ...fault.path]}))
        : [{path, text: unknownName("fault_unknown_field", field, Object.keys(contract.fields))}];
    });
  });
}

function droppedNames(mapping: MappingRules): Fault[] {
  return Object.entries(mapping.entities).flatMap(([name, {fields}]) =>
    Object.entries(fields).flatMap(([field, {column}]) =>
      [column ?? []]
        .flat()
        .filter(isDropped)
        .map((dropped) => ({
          path: ["entities", name, "fields", field],
          text: told("fault_dropped", {name: dropped})
        }))
    )
  );
}

// a misspelt status would be loaded as a value that no rule knows
function unfitRules(
  {kind, values: known}: Field,
  {unit, values = {}, otherwise, cases = [], value}: FieldRule
): Fault[] {
  const unfit: Fault[] = unit && kind !== "amount" ? [{path: ["unit"], text: told("fault_unit")}] : [];
  if ((kind !== "status" && kind !== "choice") || !known) return unfit;
  const codes = Object.keys(known);
  const given: [PropertyKey[], string | null | undefined][] = [
    ...Object.entries(values).map(([from, to]): [PropertyKey[], string | null] => [["values", from], to]),
    ...cases.map((one, i): [PropertyKey[], string | null] => [["cases", i, "value"], one.value]),
    [["otherwise"], otherwise],
    [["value"], value]
  ];
  return [
    ...unfit,
    ...given.flatMap(([path, code]) =>
      typeof code === "string" && !codes.includes(code)
        ? [{path, text: unknownName("fault_status", code, codes)}]
        : []
    )
  ];
}

/** Returns the mapping a text holds, or what is wrong with it; `path` is what it is called in messages. */
export function parseMapping(text: string, path: string): Mapping | Localized {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines});
  if (document.errors.length > 0)
    return listed(
      path,
      document.errors.map(({message, pos}) => ({
        line: lines.linePos(pos[0]).line,
        text: () => `YAML · ${message.split(" at line ")[0]}`
      }))
    );
  const value: unknown = document.toJS();
  const result = mappingSchema.safeParse(value);
  const faults = result.success
    ? [...unknownNames(result.data), ...droppedNames(result.data)]
    : faultsOf(result.error, value, knownNames);
  if (result.success && faults.length === 0)
    return {...result.data, path, sha: sha256(canonical(result.data))};
  return listed(
    path,
    faults.map((fault) => ({line: lineAt(document, lines, fault.path), text: placed(fault)}))
  );
}

function listed(path: string, faults: {line: number; text: Localized}[]): Localized {
  return (language) => faults.map(({line, text}) => `\n  ${path}:${line} · ${text(language)}`).join("");
}

function invalid(faults: Localized[]): Failure {
  const detail: Localized = (language) => faults.map((fault) => fault(language)).join("");
  return new Failure("usage", "invalid_mapping", {detail});
}

function placed({path, text}: Fault): Localized {
  return (language) =>
    path.length > 0 ? `${path.map(String).join(".")} · ${text(language)}` : text(language);
}

// the line of the name at the path's end, or of the nearest thing above it that is there
function lineAt({contents}: Document, lines: LineCounter, path: PropertyKey[]): number {
  let node: Node | null = contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    const pair = isMap(node) ? node.items.find((one) => String(one.key) === String(key)) : undefined;
    const item = isSeq(node) ? (node.items[Number(key)] as Node | undefined) : undefined;
    if (!pair && !item) break;
    offset = ((pair?.key ?? item) as Node).range?.[0] ?? offset;
    node = (pair ? pair.value : item) as Node | null;
  }
  return Math.max(1, lines.linePos(offset).line);
}

function shownPath(folder: string, file: string): string {
  const isShipped = dirname(folder) === join(repository, "data");
  return `${isShipped ? "data/" : ""}${basename(folder)}/${file}`;
}

async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  return names.filter((name) => /\.ya?ml$/.test(name)).sort();
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    v && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v
  );
}
