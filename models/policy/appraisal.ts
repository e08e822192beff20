import {z} from "zod";
import type {Words} from "../contract.ts";
import {count, dated, flag, share, text} from "./cells.ts";
import type {PolicyTable, Setting} from "./table.ts";

const decimal = z
  .string()
  .regex(/^-?\d+(\.\d{1,4})?$/)
  .transform(Number);
const orNothing = <T extends z.ZodType>(cell: T) => z.union([z.literal("").transform(() => null), cell]);
const positive = decimal.pipe(z.number().positive());

/** What a person's facts are, each with its evidence (SPEC §6); `marts.appraisal_sources` says how each adds up. */
export const appraisalFactWords = {
  rating: {zh: "案例打分（占满分%）", en: "ratings, % of the maximum"},
  case_on_time: {zh: "责任工单解决及时", en: "cases solved in time, as assignee"},
  owned_on_time: {zh: "首问工单解决及时", en: "cases solved in time, as owner"},
  cases_resolved: {zh: "解决案例", en: "cases resolved"},
  resolution_hours: {zh: "解决时长（小时）", en: "hours to resolve"},
  satisfaction: {zh: "客户满意度（1–5）", en: "satisfaction, 1 to 5"},
  incubated_amount: {zh: "孵化商机金额", en: "amount incubated"},
  incubated_count: {zh: "孵化商机", en: "opportunities incubated"},
  won_amount: {zh: "服务孵化的赢单金额", en: "amount won of service-born opportunities"},
  product_sales: {zh: "收费服务产品销售额", en: "paid service products sold"},
  relationship_uplift: {zh: "客户商业关系提升", en: "relationship uplift"},
  utilisation: {zh: "计费工时与可用工时", en: "chargeable and available hours"},
  violations: {zh: "流程违规", en: "breaches of process"},
  knowledge: {zh: "知识库条目", en: "knowledge entries"},
  patterns_known: {zh: "项目行为规律掌握", en: "behaviour patterns known"},
  project_on_time: {zh: "项目按期完成", en: "projects on time"},
  project_quality: {zh: "交付质量（占满分%）", en: "delivery quality, % of the maximum"},
  project_receipts: {zh: "项目回款与应收", en: "receipts and dues of projects"},
  project_profit: {zh: "项目利润与合同额", en: "profit and contract amount of projects"}
} satisfies Record<string, Words>;

export const appraisalFacts = Object.keys(appraisalFactWords) as (keyof typeof appraisalFactWords)[];

/** Decisions about appraisal and its files: SPEC §14, §16.4. */
export const appraisalSettings: Record<string, Setting> = {
  appraisal_grains: {
    schema: z.string().regex(/^(month|quarter|year)(\|(month|quarter|year))*$/),
    about: {zh: "考核期间，以 | 分隔", en: "grains of appraisal periods, separated by |"}
  },
  provisional_coverage: {
    schema: share,
    about: {
      zh: "有得分的权重低于此比例则为暂定，A-25；一项指标已知的依据低于此比例则不评分",
      en: "below this scored share of the weights a total is provisional, A-25; a KPI known for less is not scored"
    }
  },
  rating_default_max: {
    schema: count.pipe(z.number().positive()),
    about: {zh: "没有写明满分的打分按此满分，A-20", en: "maximum of a rating that names none, A-20"}
  },
  rating_appraiser: {
    schema: z.enum(["owner", "anyone"]),
    about: {
      zh: "谁的打分计入：owner 只有案例负责人（SPEC §5），anyone 不限；自评从不计入，A-21",
      en: "whose ratings count: the case's owner (SPEC §5), or anyone's; never one's own, A-21"
    }
  },
  rating_appraisee: {
    schema: z.enum(["participants", "anyone"]),
    about: {
      zh: "谁的得分计入：participants 只有记录在案的参与人，anyone 不限，A-22",
      en: "who can be rated: those on record as taking part, or anyone, A-22"
    }
  },
  handover_split: {
    schema: z.enum(["time", "last"]),
    about: {
      zh: "转手的工单记在谁名下：time 按各责任人持有时间分摊，last 全归最后的责任人",
      en: "whose a handed-over ticket is: split by the time each assignee held it, or the last one's alone"
    }
  },
  min_team_people: {
    schema: count.pipe(z.number().min(5)),
    about: {
      zh: "团队数字背后至少几人才显示，不得少于 5",
      en: "people behind a team's figure for it to be shown, 5 at least"
    }
  },
  rule_number: {
    schema: z.string().max(120),
    about: {
      zh: "考核所依据的规章制度编号，写入每份人事文件；没有则不能导出",
      en: "number of the labour rule the appraisal stands on, written into every HR file; without it none is extracted"
    }
  },
  appraisal_purpose: {
    schema: text,
    about: {zh: "处理目的，写入每份人事文件", en: "purpose of processing, written into every HR file"}
  },
  extract_encoding: {
    schema: z.enum(["utf-8", "gb18030"]),
    about: {zh: "人事 CSV 的编码", en: "encoding of HR's CSV files"}
  }
};

export const appraisalTables: PolicyTable[] = [
  {
    name: "kpis",
    label: {zh: "考核指标", en: "KPIs"},
    columns: z.object({
      kpi_code: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/),
      name_zh: text,
      name_en: text,
      unit_zh: text,
      unit_en: text,
      fact: z.enum(appraisalFacts),
      direction: z.enum(["up", "down"]),
      rule: z.enum(["band", "deduction", "linear", "veto", "threshold"]),
      step: orNothing(positive),
      points_per_step: orNothing(positive),
      cap: decimal.pipe(z.number().min(0).max(200)),
      floor: decimal.pipe(z.number().min(0).max(200)),
      min_count: count,
      is_prorated: flag,
      is_example: flag
    }),
    key: ["kpi_code"],
    types: {
      step: "decimal(18,4)",
      points_per_step: "decimal(18,4)",
      cap: "decimal(9,4)",
      floor: "decimal(9,4)",
      min_count: "integer",
      is_prorated: "boolean",
      is_example: "boolean"
    }
  },
  {
    name: "kpi_bands",
    label: {zh: "考核指标的分档", en: "bands of KPIs"},
    columns: z.object({kpi_code: text, from_value: decimal, score: decimal.pipe(z.number().min(0).max(200))}),
    key: ["kpi_code", "from_value"],
    types: {from_value: "decimal(18,4)", score: "decimal(9,4)"},
    references: {kpi_code: "kpis"}
  },
  {
    name: "role_kpis",
    label: {zh: "岗位考核方案", en: "KPIs of each post"},
    columns: z.object({
      role: text,
      kpi_code: text,
      weight: decimal.pipe(z.number().min(0).max(100)),
      target: orNothing(decimal),
      target_period: z.enum(["month", "quarter", "year", ""]),
      ...dated
    }),
    key: ["role", "kpi_code"],
    types: {weight: "decimal(9,4)", target: "decimal(18,4)"},
    optional: ["valid_from", "valid_to"],
    references: {kpi_code: "kpis"}
  },
  {
    name: "extract_columns",
    label: {zh: "人事导出的列", en: "columns of HR's files"},
    columns: z.object({sheet: z.enum(["data", "evidence"]), column_name: text, header: text}),
    key: ["sheet", "header"]
  }
];
