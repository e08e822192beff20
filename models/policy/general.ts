import {z} from "zod";
import {count, share, text, zone} from "./cells.ts";
import type {PolicyTable, Setting} from "./table.ts";

/** Decisions about the workspace as a whole. */
export const generalSettings: Record<string, Setting> = {
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
  }
};

export const generalTables: PolicyTable[] = [
  {
    name: "settings",
    label: {zh: "设置", en: "settings"},
    columns: z.object({name: text, value: z.string()}),
    key: ["name"],
    mergedBy: "name"
  },
  {
    name: "customer_aliases",
    label: {zh: "客户别名", en: "customer aliases"},
    columns: z.object({alias: text, customer_name: text, note: z.string()}),
    key: ["alias"],
    optional: ["note"],
    identities: {alias_key: "alias", customer_key: "customer_name"}
  }
];
