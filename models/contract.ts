import {z} from "zod";

/** A text in both of the product's languages. */
export type Words = {zh: string; en: string};

/** How a cell of an export is read; `pipelines/normalize.ts` holds the rule of each kind. */
export type Kind =
  | "id"
  | "text"
  | "category"
  | "customer"
  | "person"
  | "contact"
  | "level"
  | "status"
  | "timestamp"
  | "date"
  | "amount"
  | "integer"
  | "score"
  | "boolean"
  | "order"
  | "choice"
  | "people"
  | "list"
  | "estimate"
  | "ratio"
  | "duration"
  | "quantity"
  | "period";

export type FieldOptions = Words & {
  /** Headers under which exports are known to carry the field, besides `zh`. */
  aliases?: string[];
  /** Headers so general that they mean this field only in a file that holds nothing but this entity. */
  bare?: string[];
  required?: boolean;
  /** Code → the words that exports write for it. */
  values?: Record<string, string[]>;
  min?: number;
  max?: number;
  /** What a bare number of a duration counts. */
  unit?: "hours" | "minutes" | "months";
  /** Keeps a time's bracketed remark, and a date without a year, as text in a column of its own. */
  hasText?: boolean;
  /** The time whose day a number such as FK20240515001 seems to bear; another day is noted, never mended (C-06). */
  dated?: string;
  /** Where the file has no such column, its name or its sheet's may say it. */
  isInName?: boolean;
};

export type Field = FieldOptions & {kind: Kind};

export type Entity<F extends Record<string, Field> = Record<string, Field>> = {
  name: string;
  label: Words;
  /** What one row is. */
  row: Words;
  /** Fields that identify a record; of several lists the first whose fields a row has, else the last, gaps and all. */
  keys: string[][];
  /**
   * For records that may have no number of their own: fields of which an export always holds every row, such as a
   * person's day. All rows of the newest export that has any stand together.
   */
  batch?: string[];
  /** An event log keeps every row; other entities keep the newest row of each key. */
  isHistory: boolean;
  fields: F;
};

export type SqlType = "VARCHAR" | "INTEGER" | "DOUBLE" | "DECIMAL(18,2)" | "BOOLEAN" | "DATE" | "TIMESTAMP";

export type ColumnMeta = Words & {
  sql: SqlType;
  unit?: string;
  /** What null means; a column without it is never null. */
  nulls?: Words;
  /** Identifies or describes a natural person: never published outside HR. */
  isPersonal?: boolean;
  values?: readonly string[];
};

export type Audience = "executives" | "analysts" | "hr";

/** What of a mart the executives' pages read: `dashboards/data/<mart>.json`, never a personal column. */
export type Shown = {
  /** Those that pages use; without it, every one. */
  columns?: string[];
  /** SQL over the mart's columns; `policy.clock` may be read. */
  where?: string;
  /** Without it, the key. */
  order?: string[];
  /** Longest list shown; the file then says how many there are in all. */
  limit?: number;
  /** Columns by which a limited list says how many there are. */
  countBy?: string[];
};

export type Mart<S extends z.ZodObject = z.ZodObject> = {
  name: string;
  label: Words;
  grain: Words;
  questions: Words;
  key: string[];
  audiences: Audience[];
  executives?: Shown;
  /** Columns left empty in every published copy where this SQL over the mart's columns holds. */
  hides?: {columns: string[]; where: string};
  columns: S;
};

type ColumnOptions = Words & Omit<ColumnMeta, "sql" | "zh" | "en">;

type EntityOptions<F extends Record<string, Field>> = {
  row: Words;
  key: (keyof F & string) | (keyof F & string)[][];
  batch?: (keyof F & string)[];
  isHistory?: boolean;
  fields: F;
};

/** Returns an export entity; `key` is the field that names a record, or lists of fields that do so together. */
export function entity<const F extends Record<string, Field>>(
  name: string,
  label: Words,
  options: EntityOptions<F>
): Entity<F> {
  const {row, key, batch, isHistory = false, fields} = options;
  const keys = typeof key === "string" ? [[key]] : key;
  return {name, label, row, keys, ...(batch ? {batch} : {}), isHistory, fields};
}

export function field(kind: Kind, zh: string, en: string, options: Omit<FieldOptions, "zh" | "en"> = {}) {
  return {kind, zh, en, ...options} satisfies Field;
}

export function mart<S extends z.ZodObject>(name: string, contract: Omit<Mart<S>, "name">): Mart<S> {
  return {name, ...contract};
}

export function varchar(options: ColumnOptions) {
  return column(z.string(), "VARCHAR", options);
}

export function integer(options: ColumnOptions) {
  return column(z.int(), "INTEGER", options);
}

export function double(options: ColumnOptions) {
  return column(z.number(), "DOUBLE", options);
}

/** Yuan, exact to the cent; text in JavaScript, so that no cent is lost to a float. */
export function money(options: ColumnOptions) {
  return column(z.string(), "DECIMAL(18,2)", {unit: "CNY", ...options});
}

export function boolean(options: ColumnOptions) {
  return column(z.boolean(), "BOOLEAN", options);
}

export function date(options: ColumnOptions) {
  return column(z.string(), "DATE", options);
}

export function timestamp(options: ColumnOptions) {
  return column(z.string(), "TIMESTAMP", options);
}

/** Returns the columns that say which period a row is of. */
export function periodColumns(grains = ["month", "quarter", "year"]) {
  return {
    period_grain: varchar({zh: "期间粒度", en: "period grain", values: grains}),
    period_start: date({zh: "期间首日", en: "first day of the period"}),
    period: varchar({zh: "期间", en: "period"})
  };
}

/** Returns those of a mart of quarters alone. */
export function quarterColumns() {
  return {
    period_grain: varchar({zh: "期间粒度", en: "period grain", values: ["quarter"]}),
    period_start: date({zh: "季度首日", en: "first day of the quarter"}),
    period: varchar({zh: "季度", en: "quarter"})
  };
}

/** Makes a column nullable and says what null means. */
export function orNull<T extends z.ZodType>(schema: T, zh: string, en: string): z.ZodNullable<T> {
  return schema.nullable().meta({...columnMeta(schema), nulls: {zh, en}});
}

function columnMeta(schema: z.ZodType): ColumnMeta {
  const meta = schema.meta() as ColumnMeta | undefined;
  if (!meta) throw new Error(`missing column meta: ${schema.def.type}`);
  return meta;
}

/** Returns the mart's columns in order, each with its meta. */
export function columnsOf(contract: Mart): [string, ColumnMeta][] {
  return Object.entries(contract.columns.shape).map(([name, schema]) => [
    name,
    columnMeta(schema as z.ZodType)
  ]);
}

function column<T extends z.ZodType>(schema: T, sql: SqlType, options: ColumnOptions): T {
  return schema.meta({...options, sql});
}
