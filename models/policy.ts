import {z} from "zod";
import {calendarTables} from "./calendars.ts";
import {count, dated, flag, share, text, zone} from "./cells.ts";
import type {Words} from "./contract.ts";

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
};

/** Settings by name: what each accepts. A name missing here is refused. */
export const settings: Record<string, {schema: z.ZodType; about: Words}> = {
  zone: {
    schema: zone,
    about: {
      zh: "工作区时区；没有时区的时间按此理解",
      en: "the workspace's zone; times without a zone are read in it"
    }
  },
  quarantine_max_ratio: {
    schema: share,
    about: {zh: "隔离行占比超过此值则不发布", en: "above this share of quarantined rows nothing is published"}
  },
  stale_after_days: {
    schema: count,
    about: {
      zh: "某类导出比最新导出旧过这么多天则标为陈旧",
      en: "an entity whose newest export is this many days behind the newest of all is stale"
    }
  },
  acknowledge_minutes: {
    schema: count.pipe(z.number().positive()),
    about: {zh: "受理时限（分钟），R-11", en: "minutes to acknowledge a ticket, R-11"}
  },
  service_origin_kinds: {
    schema: text,
    about: {
      zh: "视为服务孵化的商机来源，以 | 分隔",
      en: "origins that make an opportunity service-born, separated by |"
    }
  }
};

export const policyTables: PolicyTable[] = [
  {
    name: "settings",
    label: {zh: "设置", en: "settings"},
    columns: z.object({name: text, value: z.string()}),
    key: ["name"],
    mergedBy: "name"
  },
  {
    name: "levels",
    label: {zh: "问题级别", en: "levels"},
    columns: z.object({
      level: text,
      name_zh: text,
      name_en: text,
      rank: count,
      is_headline: flag,
      ...dated
    }),
    key: ["level"],
    optional: ["valid_from", "valid_to"]
  },
  {
    name: "sla_targets",
    label: {zh: "时限目标", en: "SLA targets"},
    columns: z.object({
      measure: z.enum(["response", "resolution"]),
      level: text,
      limit_minutes: count,
      ...dated
    }),
    key: ["measure", "level"],
    optional: ["valid_from", "valid_to"]
  },
  {
    name: "customer_aliases",
    label: {zh: "客户别名", en: "customer aliases"},
    columns: z.object({alias: text, customer_name: text, note: z.string()}),
    key: ["alias"],
    optional: ["note"],
    identities: {alias_key: "alias", customer_key: "customer_name"}
  },
  ...calendarTables
];

/** SQL types of policy columns; every other column is text. */
export const policyTypes: Record<string, string> = {
  rank: "integer",
  limit_minutes: "integer",
  is_headline: "boolean",
  is_default: "boolean",
  every_weeks: "integer",
  year: "integer",
  date: "date",
  covered_from: "date",
  covered_to: "date",
  valid_from: "date",
  valid_to: "date"
};
