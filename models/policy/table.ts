import type {z} from "zod";
import type {Words} from "../contract.ts";

/** A policy table: a CSV that a person keeps, checked row by row, in the warehouse as `policy.<name>`. */
export type PolicyTable = {
  name: string;
  label: Words;
  columns: z.ZodObject;
  /** Rows of one key must not be valid on the same day; without dates, the key is unique. */
  key: string[];
  /** Columns added for joins: the identity of the customer name in another column. */
  identities?: Record<string, string>;
  /** Columns that a file may lack. */
  optional?: string[];
  /** A workspace's rows replace the shipped ones of the same value here; without it, the whole table. */
  mergedBy?: string;
  /** Columns whose values must stand in the column of the same name of another table. */
  references?: Record<string, string>;
  /** A share that must not sum to more than the whole over rows of one value: `{column, by}`. */
  shares?: {column: string; by: string};
  /** SQL types of columns that are not text; dates of validity are known. */
  types?: Record<string, string>;
};

/** A decision that a company may make otherwise: what it accepts, and what it decides. */
export type Setting = {schema: z.ZodType; about: Words};
