import {readdir, readFile} from "node:fs/promises";
import {basename, dirname, join, matchesGlob} from "node:path";
import {type Document, isMap, isSeq, LineCounter, type Node, parseDocument} from "yaml";
import {z} from "zod";
import {entities} from "../models/exports/index.ts";
import {isZone} from "../models/policy.ts";
import {Failure} from "./failure.ts";
import {sha256} from "./hash.ts";
import {type Fault, faultsOf, unknownName} from "./issues.ts";
import type {Localized} from "./messages.ts";
import {repository} from "./workspace.ts";

const format = z.string().refine(isFormat, "invalid format");
const zone = z.string().refine(isZone, "unknown time zone");

const fieldObject = z.strictObject({
  column: z.string(),
  /** strptime formats, the only ones accepted when given. */
  format: z.union([format, z.array(format)]).optional(),
  /** Source value → ours; null means missing. */
  values: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
  /** What a value outside `values` means; without it such a value is kept or, in a status, quarantined. */
  otherwise: z.string().optional(),
  missing: z.array(z.string()).optional(),
  /** Dates on or after this one mean: no end agreed. */
  open_from: z.string().date().optional(),
  currency_symbol: z.string().optional(),
  order: z.enum(["number", "text", "time"]).optional()
});

/** `also` are formats that a column's values made known, beside the standard ones. */
export type FieldRule = z.output<typeof fieldObject> & {also?: string[]};

const fieldRule = z.union([z.string().transform((column): FieldRule => ({column})), fieldObject]);

const entityRule = z.strictObject({
  /** Fields not listed are looked for under the entity's own Chinese headers. */
  template: z.boolean().default(false),
  fields: z.record(z.string(), fieldRule).default({})
});

const spacedTime = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?$/);

const mappingSchema = z.strictObject({
  name: z.string().min(1),
  label: z.strictObject({zh: z.string(), en: z.string()}).optional(),
  match: z.strictObject({
    header: z.array(z.string()).min(1),
    file: z.string().optional()
  }),
  /** Name, glob or number from 1 of the sheet it is for; so named, a hidden one too. */
  sheet: z.union([z.string().min(1), z.int().positive()]).optional(),
  header_row: z.int().positive().max(200).optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  zone: zone.optional(),
  missing: z.array(z.string()).default([]),
  totals: z.array(z.string()).default(["合计", "总计", "小计", "Total", "Grand Total"]),
  exported_at: z
    .union([
      z.strictObject({file_name: z.string().refine(isPattern, "invalid pattern")}),
      z.strictObject({value: z.union([z.string().date(), z.iso.datetime({local: true}), spacedTime])})
    ])
    .optional(),
  entities: z
    .record(z.string(), entityRule)
    .refine((rules) => Object.keys(rules).length > 0, "missing entities")
});

const known = [mappingSchema, mappingSchema.shape.match, entityRule, fieldObject].flatMap(({shape}) =>
  Object.keys(shape)
);

export type Mapping = z.output<typeof mappingSchema> & {path: string; sha: string};

/**
 * Reads every mapping of the given folders; a later folder's mapping replaces one of the same name. Throws a usage
 * failure that lists the faults of all of them.
 */
export async function readMappings(folders: string[]): Promise<Mapping[]> {
  const byName = new Map<string, Mapping>();
  const faults: Localized[] = [];
  for (const folder of folders) {
    for (const file of await yamlFiles(folder)) {
      const read = readMapping(await readFile(join(folder, file), "utf8"), shownPath(folder, file));
      if (typeof read === "function") faults.push(read);
      else byName.set(read.name, read);
    }
  }
  if (faults.length > 0) throw invalid(faults);
  return [...byName.values()];
}

/**
 * Returns the one mapping whose header signature fits: those for a file or sheet go before the others, then the
 * longest signature; throws if two do. `files` are the names the file goes by.
 */
export function matchMapping(mappings: Mapping[], files: string[], header: string[]): Mapping | undefined {
  const names = new Set(header.map((name) => name.trim()));
  const fits = mappings.filter(
    ({match}) =>
      match.header.every((name) => names.has(name)) &&
      (!match.file || files.some((file) => matchesGlob(file, match.file!)))
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

/** Returns every name of a column that a mapping asks for. */
export function namesOf({match, entities: rules}: Mapping): string[] {
  const columns = Object.entries(rules).flatMap(([name, {template, fields}]) => [
    ...Object.values(fields).map(({column}) => column),
    ...(template
      ? Object.values(entities[name]!.fields).flatMap(({zh, aliases = []}) => [zh, ...aliases])
      : [])
  ]);
  return [...match.header, ...columns];
}

/** Returns the mapping that knows at least half of the header it asks for, and the columns it misses. */
export function closestMapping(
  mappings: Mapping[],
  header: string[]
): {mapping: Mapping; missing: string[]} | undefined {
  const names = new Set(header.map((name) => name.trim()));
  return mappings
    .map((mapping) => ({mapping, missing: mapping.match.header.filter((name) => !names.has(name))}))
    .filter(({mapping, missing}) => missing.length * 2 <= mapping.match.header.length)
    .sort((a, b) => a.missing.length - b.missing.length)[0];
}

export type BoundField = {field: string; column: number; header: string; rule: FieldRule};

/** Returns for one entity of a mapping which column of the header each field is read from. */
export function bindFields(
  mapping: Mapping,
  entityName: string,
  header: string[],
  file: string
): BoundField[] {
  const contract = entities[entityName]!;
  const {template, fields} = mapping.entities[entityName]!;
  const bound: BoundField[] = [];
  const missing: string[] = [];
  for (const [name, field] of Object.entries(contract.fields)) {
    const rule = fields[name];
    const names = rule ? [rule.column] : template ? [field.zh, ...(field.aliases ?? [])] : [];
    const column = header.findIndex((cell) => names.includes(cell.trim()));
    if (column >= 0)
      bound.push({field: name, column, header: header[column]!, rule: rule ?? {column: field.zh}});
    else if (rule || (field.required && !fields[name])) missing.push(names[0] ?? field.zh);
  }
  if (missing.length > 0)
    throw new Failure("refused", "missing_column", {
      file,
      column: missing.join(", "),
      header: header.join(", "),
      mapping: mapping.path
    });
  return bound;
}

function longest(mappings: Mapping[]): Mapping[] {
  const most = Math.max(0, ...mappings.map((mapping) => mapping.match.header.length));
  return mappings.filter((mapping) => mapping.match.header.length === most);
}

function unknownNames(mapping: z.output<typeof mappingSchema>): Fault[] {
  return Object.entries(mapping.entities).flatMap(([name, {fields}]) => {
    const contract = entities[name];
    if (!contract)
      return [
        {path: ["entities", name], text: unknownName("fault_unknown_entity", name, Object.keys(entities))}
      ];
    return Object.keys(fields)
      .filter((field) => !(field in contract.fields))
      .map((field) => ({
        path: ["entities", name, "fields", field],
        text: unknownName("fault_unknown_field", field, Object.keys(contract.fields))
      }));
  });
}

// the mapping, or what is wrong with it
function readMapping(text: string, path: string): Mapping | Localized {
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
  const faults = result.success ? unknownNames(result.data) : faultsOf(result.error, value, known);
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

// the letters DuckDB's strptime knows
function isFormat(text: string): boolean {
  return text.replace(/%-?[%ABGHIMSTUVWXYZabcdfghjmnpuwxyz]/g, "").indexOf("%") < 0;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(`${text}|`).exec("")!.length > 1;
  } catch {
    return false;
  }
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
