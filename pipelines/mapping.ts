import {readdir, readFile} from "node:fs/promises";
import {join, matchesGlob} from "node:path";
import {parse} from "yaml";
import {z} from "zod";
import {entities} from "../models/exports/index.ts";
import {Failure} from "./failure.ts";
import {sha256} from "./hash.ts";

const fieldObject = z.strictObject({
  column: z.string(),
  /** strptime formats, the only ones accepted when given. */
  format: z.union([z.string(), z.array(z.string())]).optional(),
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

export type FieldRule = z.output<typeof fieldObject>;

const fieldRule = z.union([z.string().transform((column): FieldRule => ({column})), fieldObject]);

const mappingSchema = z.strictObject({
  name: z.string().min(1),
  label: z.strictObject({zh: z.string(), en: z.string()}).optional(),
  match: z.strictObject({
    header: z.array(z.string()).min(1),
    file: z.string().optional()
  }),
  sheet: z.union([z.string(), z.int().positive()]).optional(),
  header_row: z.int().positive().default(1),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  zone: z.string().optional(),
  missing: z.array(z.string()).default([]),
  totals: z.array(z.string()).default(["合计", "总计", "小计", "Total", "Grand Total"]),
  exported_at: z
    .union([
      z.strictObject({file_name: z.string()}),
      z.strictObject({value: z.string()})
    ])
    .optional(),
  entities: z.record(
    z.string(),
    z.strictObject({
      /** Fields not listed are looked for under the entity's own Chinese headers. */
      template: z.boolean().default(false),
      fields: z.record(z.string(), fieldRule).default({})
    })
  )
});

export type Mapping = z.output<typeof mappingSchema> & {path: string; sha: string};

/** Reads every mapping of the given folders; a later folder's mapping replaces one of the same name. */
export async function readMappings(folders: string[]): Promise<Mapping[]> {
  const byName = new Map<string, Mapping>();
  for (const folder of folders) {
    for (const file of await yamlFiles(folder)) {
      const mapping = parseMapping(await readFile(join(folder, file), "utf8"), file);
      byName.set(mapping.name, mapping);
    }
  }
  return [...byName.values()];
}

/** Throws a usage failure that lists every fault of the mapping. */
export function parseMapping(text: string, path: string): Mapping {
  const result = mappingSchema.safeParse(parseYaml(text, path));
  if (!result.success)
    throw new Failure("usage", "invalid_mapping", {file: path, detail: issues(result.error)});
  const mapping = result.data;
  const unknown = unknownNames(mapping);
  if (unknown.length > 0)
    throw new Failure("usage", "unknown_mapping_field", {file: path, detail: unknown.join(", ")});
  return {...mapping, path, sha: sha256(canonical(mapping))};
}

/** Returns the one mapping whose header signature, then file glob, fits; throws if two do. */
export function matchMapping(mappings: Mapping[], file: string, header: string[]): Mapping | undefined {
  const names = new Set(header.map((name) => name.trim()));
  const fits = mappings.filter((mapping) => mapping.match.header.every((name) => names.has(name)));
  const named = fits.filter((mapping) => mapping.match.file && matchesGlob(file, mapping.match.file));
  const unnamed = fits.filter((mapping) => !mapping.match.file);
  const best = named.length > 0 ? named : longest(unnamed);
  if (best.length > 1)
    throw new Failure("usage", "ambiguous_mapping", {file, detail: best.map((m) => m.path).join(", ")});
  return best[0];
}

export type BoundField = {field: string; column: number; header: string; rule: FieldRule};

/** Returns for one entity of a mapping which column of the header each field is read from. */
export function bindFields(mapping: Mapping, entityName: string, header: string[], file: string): BoundField[] {
  const contract = entities[entityName]!;
  const {template, fields} = mapping.entities[entityName]!;
  const bound: BoundField[] = [];
  const missing: string[] = [];
  for (const [name, field] of Object.entries(contract.fields)) {
    const rule = fields[name];
    const names = rule ? [rule.column] : template ? [field.zh, ...(field.aliases ?? [])] : [];
    const column = header.findIndex((cell) => names.includes(cell.trim()));
    if (column >= 0) bound.push({field: name, column, header: header[column]!, rule: rule ?? {column: field.zh}});
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

function unknownNames(mapping: z.output<typeof mappingSchema>): string[] {
  return Object.entries(mapping.entities).flatMap(([name, {fields}]) => {
    const contract = entities[name];
    if (!contract) return [`entities.${name}`];
    return Object.keys(fields)
      .filter((field) => !(field in contract.fields))
      .map((field) => `entities.${name}.fields.${field}`);
  });
}

async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  return names.filter((name) => /\.ya?ml$/.test(name)).sort();
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Failure("usage", "invalid_mapping", {file: path, detail: (error as Error).message}, {cause: error});
  }
}

function issues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "·"}: ${issue.message}`).join("; ");
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    v && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v
  );
}
