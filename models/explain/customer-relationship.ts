import type {Section} from "./index.ts";

/** How a customer's tier and uplift came about; scores of single key persons are not told (SPEC §16.4). */
export const relationshipSections: Section[] = [
  {
    name: "health",
    label: {zh: "健康度", en: "health"},
    none: {zh: "没有评估，也没有满意度评价", en: "neither assessed nor any satisfaction answer"},
    columns: {
      period: {zh: "季度", en: "quarter"},
      relationship_score: {zh: "关系", en: "relationship"},
      service_score: {zh: "服务", en: "service"},
      service_source: {zh: "服务分来源", en: "service score from"},
      count_answers: {zh: "评价数", en: "answers"},
      tier: {zh: "等级", en: "tier"},
      tier_flag: {zh: "标志", en: "flag"},
      trend: {zh: "趋势", en: "trend"},
      reason: {zh: "原因", en: "reason"},
      recorded_tier: {zh: "记录的等级", en: "recorded tier"},
      renewal_ratio: {zh: "续签率", en: "renewal ratio"},
      count_due_contracts: {zh: "到期合同", en: "contracts due"},
      upsell_amount: {zh: "增购/复购", en: "upsell"},
      tenure_months: {zh: "合作月数", en: "tenure, months"},
      source_file: {zh: "文件", en: "file"},
      source_row: {zh: "行", en: "row"}
    }
  },
  {
    name: "answers",
    label: {zh: "满意度评价", en: "satisfaction answers"},
    none: {zh: "没有", en: "none"},
    columns: {
      period: {zh: "季度", en: "quarter"},
      ticket_id: {zh: "工单", en: "ticket"},
      source: {zh: "来源", en: "source"},
      score: {zh: "分数", en: "score"},
      is_comparable: {zh: "1–5 分制", en: "on 1 to 5"},
      answered_at: {zh: "时间", en: "at"}
    }
  },
  {
    name: "uplift",
    label: {zh: "三度提升", en: "uplift of the three degrees"},
    none: {zh: "没有关键人评分", en: "no key person is scored"},
    columns: {
      period: {zh: "季度", en: "quarter"},
      degree: {zh: "维度", en: "degree"},
      score_start: {zh: "期初", en: "start"},
      score_end: {zh: "期末", en: "end"},
      uplift: {zh: "提升", en: "uplift"},
      count_matched_persons: {zh: "配对", en: "matched"},
      count_active_persons: {zh: "在任", en: "in post"},
      count_left_persons: {zh: "变动", en: "left"},
      count_new_baselines: {zh: "新基线", en: "new baselines"},
      count_self_rated: {zh: "自评", en: "self-rated"},
      has_expert_service: {zh: "专家服务", en: "expert service"},
      regression_effect: {zh: "向均值回归", en: "regression to the mean"},
      interval_status: {zh: "区间", en: "interval"}
    }
  }
];
