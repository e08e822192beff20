import {z} from "zod";
import {registry} from "../metrics/registry/index.ts";
import {count, dated, day, flag, text} from "./cells.ts";
import type {PolicyTable, Setting} from "./table.ts";

// a target of a sum would be another one for a month than for a year
const ratioCodes = registry.filter(({unit}) => unit === "ratio").map(({code}) => code);
const ratio = z
  .string()
  .regex(/^\d+(\.\d+)?%?$/)
  .transform((text) =>
    text.endsWith("%") ? Number((Number(text.slice(0, -1)) / 100).toFixed(6)) : Number(text)
  )
  .pipe(z.number().max(1));

/** Decisions about clocks and what is on time: SPEC §14, A-01…A-17. */
export const timeSettings: Record<string, Setting> = {
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
  }
};

export const timeTables: PolicyTable[] = [
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
    types: {rank: "integer", is_headline: "boolean"},
    optional: ["valid_from", "valid_to"]
  },
  {
    name: "sla_targets",
    label: {zh: "时限目标", en: "SLA targets"},
    columns: z.object({
      measure: z.enum(["response", "resolution", "next_reply"]),
      level: text,
      limit_minutes: count,
      ...dated
    }),
    key: ["measure", "level"],
    types: {limit_minutes: "integer"},
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
    types: {target: "decimal(18,6)"},
    optional: ["valid_from", "valid_to"]
  }
];
