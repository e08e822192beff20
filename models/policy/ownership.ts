import {z} from "zod";
import {dated, text} from "./cells.ts";
import type {PolicyTable} from "./table.ts";

const collaborationCode = z.enum(["P-1", "P-2", "P-3", "P-4", "P-5"]);

/** Who owns and appraises a case (SPEC §5, A-26), and who is a key account since when (SPEC §9, A-42). */
export const ownershipTables: PolicyTable[] = [
  {
    name: "collaboration_rules",
    label: {zh: "协作类型规则", en: "rules of collaboration types"},
    columns: z.object({
      rule: z.enum(["type", "first_contact", "channel", "owner"]),
      spelling: text,
      collaboration_code: collaborationCode
    }),
    key: ["rule", "spelling", "collaboration_code"]
  },
  {
    name: "key_accounts",
    label: {zh: "重点核心客户", en: "key core accounts"},
    columns: z.object({customer_name: text, key_account_class: z.enum(["A", "B", "C", "D"]), ...dated}),
    key: ["customer_name"],
    optional: ["valid_from", "valid_to"],
    identities: {customer_key: "customer_name"}
  },
  {
    name: "major_accounts",
    label: {zh: "存量大客户", en: "key existing accounts"},
    columns: z.object({customer_name: text, ...dated}),
    key: ["customer_name"],
    optional: ["valid_from", "valid_to"],
    identities: {customer_key: "customer_name"}
  }
];
