import {z} from "zod";
import {zone} from "../../models/policy/cells.ts";

const format = z.string().refine(isFormat, "invalid format");

const groups = z.string().refine(isPattern, "invalid pattern");
const cellPattern = z.string().refine(isCellPattern, "invalid cell pattern");
const cellName = z.string().refine((text) => /^[A-Za-z]{1,3}[1-9]\d{0,4}$/.test(text), "invalid cell");
const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)]);

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const orEmpty = z.union([scalar, z.null()]).transform((value) => value ?? "");
const values = z.union([orEmpty.transform((value) => [value]), z.array(orEmpty).min(1)]);

/** A column's name and the values that its cells may have; `not` turns it round, null is an empty cell. */
const conditions = z.record(
  z.string(),
  z.union([
    values.transform((found) => ({values: found, isNot: false})),
    z.strictObject({not: values}).transform(({not}) => ({values: not, isNot: true}))
  ])
);

/** All conditions of one, or of any in a list. */
const where = z.union([conditions.transform((one) => [one]), z.array(conditions).min(1)]);

/** A value that stands outside the rows: in the file's name, the sheet's, or a cell above the header. */
const outsideShape = {
  file_name: groups.optional(),
  sheet: groups.optional(),
  cell: cellName.optional(),
  value: scalar.optional()
};

const outside = z.strictObject(outsideShape).refine(isOne, "one source");
const exportedAt = z
  .strictObject({
    ...outsideShape,
    value: z.string().refine(isTime, "invalid date").optional(),
    column: z.string().optional()
  })
  .refine(isOne, "one source");

/** Words that begin a row of totals, unless a mapping names its own. */
export const totals = ["合计", "总计", "小计", "Total", "Grand Total"];

/** Units of amounts, and how many yuan, or units of the workspace's own money, each is. */
export const units = {
  元: 1,
  千: 1_000,
  千元: 1_000,
  万: 10_000,
  万元: 10_000,
  百万: 1_000_000,
  百万元: 1_000_000,
  亿: 100_000_000,
  亿元: 100_000_000,
  thousand: 1_000,
  million: 1_000_000
};

const fieldObject = z
  .strictObject({
    /** Of several names the columns that the file has: the first that holds something, row by row. */
    column: oneOrMore.optional(),
    /** What stands between the columns where all of them are put together, not the first taken. */
    join: z.string().optional(),
    ...outsideShape,
    /** In which rows it is read; in others it is missing. */
    where: where.optional(),
    /** Tried first, in order; of the first that fits the value is taken. */
    cases: z
      .array(z.strictObject({where, value: z.union([scalar, z.null()])}))
      .min(1)
      .optional(),
    /** What is taken out of the cell, by its one group. */
    pattern: cellPattern.optional(),
    /** strptime formats, the only ones accepted when given; `standard` among them stands for all that need none. */
    format: z.union([format, z.array(format)]).optional(),
    /** Source value → ours; null means missing. */
    values: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
    /** What a value outside `values` or `pattern` means, null: missing; without it such a value is kept, or a fault. */
    otherwise: z.string().nullable().optional(),
    missing: z.array(z.string()).optional(),
    /** Dates on or after this one mean: no end agreed. */
    open_from: z.string().date().optional(),
    currency_symbol: z.string().optional(),
    /** A person's cells are numbers, whatever they look like. */
    id: z.boolean().optional(),
    unit: z.enum(Object.keys(units) as [keyof typeof units]).optional(),
    /** The sign before the decimals of an amount, `,` in 1.234,50. */
    decimal: z.enum([".", ","]).optional(),
    order: z.enum(["number", "text", "time"]).optional(),
    /** What a bare number in a column of shares is. */
    scale: z.enum(["ratio", "percent"]).optional()
  })
  .refine(hasSource, "one source");

const fieldRule = z.union([oneOrMore.transform((column): FieldRule => ({column})), fieldObject]);

/** `also` are formats that a column's values made known, beside the standard ones. */
export type FieldRule = z.output<typeof fieldObject> & {also?: string[]};

const entityRule = z.strictObject({
  /** Fields not listed are looked for under the entity's own Chinese headers, or its English ones. */
  template: z.union([z.boolean(), z.literal("en")]).default(false),
  /** Fields may name columns that a file does not have, except the required ones. */
  optional: z.boolean().optional(),
  /** Which rows of the file are this entity's; the others are ignored, and counted with the reason. */
  where: where.optional(),
  /** Without a line, as a draft may leave it, there are none. */
  fields: z
    .record(z.string(), fieldRule)
    .nullable()
    .default({})
    .transform((fields) => fields ?? {})
});

const match = z.strictObject({
  /** A name, or names any of which will do. */
  header: z.array(oneOrMore).min(1),
  /** Names that a file of this mapping does not have. */
  without: z.array(z.string()).optional(),
  file: z.string().optional()
});

/** The schema of a mapping; README, “Mappings”, explains it line by line. */
export const mappingSchema = z.strictObject({
  name: z.string().min(1),
  label: z.strictObject({zh: z.string(), en: z.string()}).optional(),
  match,
  /** Name, glob or number from 1 of the sheet it is for; so named, a hidden one too. */
  sheet: z.union([z.string().min(1), z.int().positive()]).optional(),
  header_row: z.int().positive().max(200).optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  zone: zone.optional(),
  missing: z.array(z.string()).default([]),
  totals: z.array(z.string()).default(totals),
  exported_at: z.union([exportedAt, z.array(exportedAt).min(1)]).optional(),
  /** The period of a form that has no column for it. */
  period: outside.optional(),
  entities: z
    .record(z.string(), entityRule)
    .refine((rules) => Object.keys(rules).length > 0, "missing entities")
});

export type MappingRules = z.output<typeof mappingSchema>;
export type Outside = z.output<typeof outside>;
export type Where = z.output<typeof where>;

/** The names that a misspelt one may stand for. */
export const knownNames = [
  mappingSchema,
  match,
  entityRule,
  fieldObject,
  exportedAt,
  z.strictObject({where, not: values})
].flatMap(({shape}) => Object.keys(shape));

// the letters DuckDB's strptime knows
function isFormat(text: string): boolean {
  if (text !== "standard" && !text.includes("%")) return false;
  return text.replace(/%-?[%ABGHIMSTUVWXYZabcdfghjmnpuwxyz]/g, "").indexOf("%") < 0;
}

function groupsOf(text: string): number {
  try {
    return new RegExp(`${text}|`).exec("")!.length - 1;
  } catch {
    return -1;
  }
}

function isPattern(text: string): boolean {
  return groupsOf(text) > 0;
}

// DuckDB's expressions look neither ahead nor back
function isCellPattern(text: string): boolean {
  return groupsOf(text) === 1 && !/\(\?<?[=!]|\(\?<|\\[1-9]|\\k/.test(text);
}

function isTime(text: string): boolean {
  const [day] = text.match(/^\d{4}-\d{2}-\d{2}(?=([ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$)/) ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day!);
}

function isOne(rule: object): boolean {
  return Object.values(rule).filter((value) => value !== undefined).length === 1;
}

function hasSource(rule: {[K in "column" | "cases" | keyof typeof outsideShape]?: unknown}): boolean {
  const sources = [rule.column, rule.file_name, rule.sheet, rule.cell, rule.value];
  const count = sources.filter((one) => one !== undefined).length;
  return count === 1 || (count === 0 && rule.cases !== undefined);
}
