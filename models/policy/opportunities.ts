import {z} from "zod";
import {count, dated, share, text} from "./cells.ts";
import type {PolicyTable, Setting} from "./table.ts";

/** Decisions about what service brings in: SPEC §14, A-26…. */
export const opportunitySettings: Record<string, Setting> = {
  service_origin_kinds: {
    schema: text,
    about: {
      zh: "视为服务孵化的商机来源，以 | 分隔",
      en: "origins that make an opportunity service-born, separated by |"
    }
  },
  incubation_gate: {
    schema: z.enum(["1-1", "2-1", "created"]),
    about: {
      zh: "商机何时算孵化成功：通过 TAS+1-1、通过 TAS+2-1 或创建时（A-28）",
      en: "when an opportunity counts as incubated: TAS+1-1 passed, TAS+2-1 passed, or created (A-28)"
    }
  },
  credit_without_shares: {
    schema: z.enum(["owner", "originator", "none"]),
    about: {
      zh: "没有分成行的商机记给谁：当时的负责人、提出人或不记（A-27）",
      en: "who is credited where no share rows are kept: the owner at the time, the originator, nobody (A-27)"
    }
  },
  credit_owner_at: {
    schema: z.enum(["incubated", "closed"]),
    about: {
      zh: "“当时的负责人”是孵化时还是结束时的负责人",
      en: "whether the owner at the time is the one at incubation or at the end"
    }
  },
  role_credit: {
    schema: z.enum(["full", "none"]),
    about: {
      zh: "销售经理与客户成功经理在角色指标中各记全额（双计），或不记（A-27）",
      en: "whether sales and success manager both hold the whole in the view by role, flagged double (A-27)"
    }
  },
  influence_window_days: {
    schema: count,
    about: {
      zh: "专家服务后这么多天内的商机算受服务影响；0 为只认关联（A-39）",
      en: "days after an expert service in which an opportunity counts as influenced; 0: links only (A-39)"
    }
  },
  partner_opportunities: {
    schema: z.enum(["apart", "included"]),
    about: {
      zh: "E 类伙伴商机单列，或并入孵化合计（A-46）",
      en: "partner (class E) opportunities apart, or within the incubation totals (A-46)"
    }
  },
  required_fields: {
    schema: text,
    about: {
      zh: "商机必填内容，以 | 分隔（M-53）",
      en: "what an opportunity must say, separated by | (M-53)"
    }
  },
  tier_window_months: {
    schema: count.pipe(z.number().positive()),
    about: {
      zh: "推算客户分层时看最近多少个月的采购额",
      en: "months of purchases by which a customer's tier is inferred"
    }
  },
  expiry_days: {
    schema: count.pipe(z.number().positive()),
    about: {
      zh: "合同多少天内到期算即将到期",
      en: "days before its end in which a contract is about to expire"
    }
  }
};

/** Tables about opportunities: stages, gates, reviewed links, shares, tiers (SPEC §9, §10). */
export const opportunityTables: PolicyTable[] = [
  {
    name: "opportunity_stages",
    label: {zh: "商机阶段", en: "stages of opportunities"},
    columns: z.object({stage: text, rank: count.pipe(z.number().positive()), name_zh: text, name_en: text}),
    key: ["stage"],
    types: {rank: "integer"}
  },
  {
    name: "opportunity_gates",
    label: {zh: "商机关口", en: "gates of opportunities"},
    columns: z.object({
      gate_code: text,
      rank: count.pipe(z.number().positive()),
      position: count,
      name_zh: text,
      name_en: text,
      applies_to: z.enum(["all", "partner", "on_demand"])
    }),
    key: ["gate_code"],
    types: {rank: "integer", position: "integer"}
  },
  {
    name: "opportunity_links",
    label: {zh: "商机来源复核", en: "reviewed links of opportunities"},
    columns: z.object({
      opportunity_id: text,
      kind: z.enum(["ticket", "feedback", "meeting", "expert_service"]),
      record_id: text,
      relation: z.enum(["sourced", "influenced"]),
      note: z.string()
    }),
    key: ["opportunity_id", "kind", "record_id"],
    optional: ["note"]
  },
  {
    name: "opportunity_shares",
    label: {zh: "商机分成", en: "credit shares"},
    columns: z.object({opportunity_id: text, person_id: text, role: text, share}),
    key: ["opportunity_id", "person_id", "role"],
    shares: {column: "share", by: "opportunity_id"},
    types: {share: "decimal(9,6)"}
  },
  {
    name: "customer_tiers",
    label: {zh: "客户分层标准", en: "cut-offs of customer tiers"},
    columns: z.object({customer_tier: z.enum(["vip", "large", "small"]), min_amount: count, ...dated}),
    key: ["customer_tier"],
    types: {min_amount: "decimal(18,2)"},
    optional: ["valid_from", "valid_to"]
  }
];
