import {z} from "zod";
import {count, dated, text} from "./cells.ts";
import type {PolicyTable, Setting} from "./table.ts";

const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number);
const positive = count.pipe(z.number().positive());

/** Decisions about customer health: SPEC §8 and §14, A-30, A-31, A-35, A-38, A-42. */
const healthSettings: Record<string, Setting> = {
  health_scope: {
    schema: z.enum(["key_or_major", "key", "major", "all"]),
    about: {
      zh: "哪些客户必须评估健康度（A-42）：key 重点核心客户，major 存量大客户，all 全部",
      en: "whose health must be assessed (A-42): key core accounts, major (key existing) accounts, either, or all"
    }
  },
  service_score_source: {
    schema: z.enum(["surveys", "surveys_then_form", "form"]),
    about: {
      zh: "服务满意度只取自调研（surveys），没有调研则待评；surveys_then_form 没有调研时取健康度表所填，form 只取表",
      en: "service score: of surveys alone, unrated without one (surveys); of the health form where there are none (surveys_then_form); of the form alone"
    }
  },
  severe_gap_as_risk: {
    schema: z.enum(["true", "false"]),
    about: {
      zh: "一个维度低于 3 分即为风险；默认为亚健康·严重短板",
      en: "one dimension below 3 is at risk; by default it is sub-healthy with a severe gap"
    }
  },
  health_trend_basis: {
    schema: z.enum(["tier", "scores"]),
    about: {
      zh: "健康度趋势按等级还是按两项分数之和（A-31）",
      en: "trend by tier or by the sum of both scores (A-31)"
    }
  },
  tenure_gaps: {
    schema: z.enum(["subtract", "ignore"]),
    about: {
      zh: "合作时长是否减去没有合同的日子（M-50）",
      en: "whether days without a contract are taken off the tenure (M-50)"
    }
  },
  renewal_window_days: {
    schema: count,
    about: {
      zh: "没写上一合同编号的续签，与多少天之内到期的合同相连（A-38）",
      en: "a renewal that names no contract renews one that ends within so many days (A-38)"
    }
  },
  pacification_score: {
    schema: number,
    about: {
      zh: "满意度不高于此分须安抚（R-27、A-35）",
      en: "a satisfaction score that asks for pacification (R-27, A-35)"
    }
  },
  revisit_meeting_kinds: {
    schema: text,
    about: {
      zh: "视为季度回访的会议类型（R-32），以 | 分隔",
      en: "kinds of meeting that are a quarterly revisit (R-32), separated by |"
    }
  },
  assessed_feedback_classes: {
    schema: text,
    about: {
      zh: "须在 48 小时内评估的反馈分类（R-36），以 | 分隔：product、sales、service",
      en: "classes of feedback to assess in 48 hours (R-36), separated by |: product, sales, service"
    }
  },
  reaction_window_months: {
    schema: positive,
    about: {
      zh: "策略执行满 1 个月后，几个月内要收集到客户反馈（R-49）",
      en: "months after the first month of a strategy within which the customer's reaction is collected (R-49)"
    }
  }
};

/** Decisions about the three degrees. */
const upliftSettings: Record<string, Setting> = {
  uplift_baseline: {
    schema: z.enum(["before", "before_or_first"]),
    about: {
      zh: "提升的基线：期初及之前的最后一次评分；before_or_first 在没有时取期内第一次（A-32）",
      en: "baseline of an uplift: the last score on or before the period's start; before_or_first takes the first inside where there is none (A-32)"
    }
  },
  uplift_weights: {
    schema: z.enum(["equal", "influence"]),
    about: {
      zh: "客户的提升按关键人等权还是按影响权重平均（M-44）",
      en: "a customer's uplift as a mean of its key persons, equal or by influence (M-44)"
    }
  },
  self_ratings: {
    schema: z.enum(["exclude", "include"]),
    about: {
      zh: "评分人就是受益人的评分（自评）是否计入（A-34）",
      en: "whether scores given by those who gain from them count (A-34)"
    }
  },
  uplift_min_persons: {
    schema: positive,
    about: {zh: "少于这么多配对关键人不给区间", en: "no interval from fewer matched persons"}
  },
  uplift_draws: {schema: positive, about: {zh: "区间的抽样次数", en: "draws behind an interval"}},
  uplift_seed: {schema: count, about: {zh: "抽样的种子", en: "seed of the draws"}}
};

export const relationshipSettings: Record<string, Setting> = {...healthSettings, ...upliftSettings};

export const relationshipTables: PolicyTable[] = [
  {
    name: "benchmarks",
    label: {zh: "对标标准", en: "benchmarks"},
    columns: z.object({
      level: z.string().transform((value) => value || null),
      metric: z.enum(["on_time_ratio", "first_response_hours", "resolution_hours", "renewal_ratio"]),
      benchmark: number,
      source: text,
      ...dated
    }),
    key: ["metric", "level"],
    types: {benchmark: "decimal(14,4)"},
    optional: ["level", "valid_from", "valid_to"]
  },
  {
    name: "behaviour_elements",
    label: {zh: "项目行为规律清单", en: "elements of project behaviour"},
    columns: z.object({project_type: text, element: text, ...dated}),
    key: ["project_type", "element"],
    optional: ["valid_from", "valid_to"]
  }
];
