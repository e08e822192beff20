import type {Metric} from "./metric.ts";

const audiences: Metric["audiences"] = ["executives", "analysts", "hr"];

export const field: Metric[] = [
  {
    code: "M-20",
    block: "efficiency",
    name: {zh: "一次上门解决率", en: "fixed on the first visit"},
    definition: {
      zh: "恰好一次上门就结案解决的服务请求 ÷ 有上门且已结案的服务请求",
      en: "service requests closed as solved after exactly one visit ÷ closed requests with a visit"
    },
    formula: {
      zh: "上门 1 次且结案解决 ÷ 上门 ≥ 1 次且结案",
      en: "closed solved with 1 visit ÷ closed with ≥ 1 visit"
    },
    unit: "ratio",
    direction: "up",
    cohort: {zh: "本期结案的服务请求", en: "requests closed in the period"},
    denominator: {zh: "有上门且已结案的服务请求", en: "closed requests with a visit"},
    settings: [],
    audiences,
    column: "service_requests.is_first_visit_fix"
  },
  {
    code: "M-21",
    block: "experience",
    name: {zh: "综合满意度", en: "overall satisfaction"},
    definition: {
      zh: "服务请求评测的综合得分 ÷ 满分基数，按原有量表，逐次平均；与 1–5 分的满意度不可比",
      en: "score ÷ maximum of each survey of a service request, on its own scale, averaged; not comparable with a score of 1–5"
    },
    formula: {zh: "均值（综合得分 ÷ 满分基数）", en: "mean (score ÷ maximum)"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "本期评测", en: "surveys of the period"},
    denominator: {zh: "评测次数", en: "surveys"},
    settings: [],
    audiences,
    column: "service_requests.satisfaction_ratio"
  }
];
