import {z} from "zod";
import {calendarTables} from "./calendars.ts";
import {count, dated, day, flag, share, text, zone} from "./cells.ts";
import type {Words} from "./contract.ts";
import {registry} from "./metrics/registry.ts";

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

// a target of a sum would be another one for a month than for a year
const ratioCodes = registry.filter(({unit}) => unit === "ratio").map(({code}) => code);
const ratio = z
  .string()
  .regex(/^\d+(\.\d+)?%?$/)
  .transform((text) =>
    text.endsWith("%") ? Number((Number(text.slice(0, -1)) / 100).toFixed(6)) : Number(text)
  )
  .pipe(z.number().max(1));

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
  baseline_from: {
    schema: z.union([day, z.literal("")]),
    about: {
      zh: "及时率控制图基线的首日；留空为数据的第二个月",
      en: "first day of the baseline of the on-time limits; empty: the data's second month"
    }
  },
  baseline_to: {
    schema: z.union([day, z.literal("")]),
    about: {
      zh: "基线的末日；留空为前 12 个完整月",
      en: "last day of the baseline; empty: its first twelve full months"
    }
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
    name: "targets",
    label: {zh: "管理目标", en: "executive targets"},
    columns: z
      .object({
        metric_code: z.enum(ratioCodes),
        dimension: z.enum([
          "company",
          "team",
          "assignee_team",
          "customer",
          "collaboration_type",
          "product",
          "channel"
        ]),
        dimension_value: text,
        target: ratio,
        ...dated
      })
      .refine((row) => row.dimension !== "company" || row.dimension_value === "all", {
        path: ["dimension_value"],
        message: "company is all"
      }),
    key: ["metric_code", "dimension", "dimension_value"],
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
  target: "decimal(18,6)",
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
