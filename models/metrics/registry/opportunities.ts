import type {Metric} from "./metric.ts";

const submitted = {zh: "本期提交的反馈", en: "feedback submitted in the period"};
const incubated = {zh: "本期孵化的商机", en: "opportunities incubated in the period"};
const approved = {zh: "本期立项的商机", en: "opportunities approved in the period"};
const signed = {zh: "本期签约的商机", en: "opportunities signed in the period"};
const createdOnes = {zh: "本期创建的商机", en: "opportunities created in the period"};

export const opportunities: Metric[] = [
  {
    code: "M-35",
    block: "value",
    name: {zh: "机会类转商机率", en: "sales feedback that became an opportunity"},
    definition: {
      zh: "本期提交的销售机会类反馈中，关联了商机的比例",
      en: "of the feedback of class 销售机会类 submitted in the period, the share linked to an opportunity"
    },
    formula: {
      zh: "count_opportunities > 0 ÷ 反馈条数",
      en: "feedback with count_opportunities > 0 ÷ feedback"
    },
    unit: "ratio",
    direction: "up",
    cohort: submitted,
    denominator: {zh: "本期提交的销售机会类反馈", en: "sales feedback submitted in the period"},
    settings: ["opportunity_links"],
    audiences: ["executives", "analysts", "hr"],
    column: "feedback_outcomes.count_opportunities"
  },
  {
    code: "M-36",
    block: "value",
    name: {zh: "预估兑现率", en: "estimate signed"},
    definition: {
      zh: "销售机会类反馈所关联商机的签约金额 ÷ 客户价值预估；每个商机只记给一条反馈，其他类别的预估不计",
      en: "amount signed on the opportunities of sales feedback ÷ its estimated value; each opportunity for one piece of feedback, estimates of other classes excluded"
    },
    formula: {zh: "Σ signed_amount ÷ Σ value_estimate", en: "Σ signed_amount ÷ Σ value_estimate"},
    unit: "ratio",
    direction: "up",
    cohort: submitted,
    denominator: {zh: "有预估金额的销售机会类反馈", en: "sales feedback with an estimate"},
    settings: ["opportunity_links"],
    audiences: ["executives", "analysts", "hr"],
    column: "feedback_outcomes.signed_amount"
  },
  {
    code: "M-40",
    block: "value",
    name: {zh: "孵化商机金额", en: "incubated amount"},
    definition: {
      zh: "本期通过 TAS+1-1、来源为服务的商机金额合计，每个商机只计一次；没有金额的只计数，作废的不计",
      en: "sum of the amounts of service-born opportunities that passed TAS+1-1 in the period, each once; those without an amount count in number only, void ones not at all"
    },
    formula: {zh: "Σ amount，按 incubated_at", en: "Σ amount by incubated_at"},
    unit: "amount",
    direction: "up",
    cohort: incubated,
    settings: ["service_origin_kinds", "incubation_gate", "partner_opportunities", "opportunity_links"],
    audiences: ["executives", "analysts", "hr"],
    column: "incubation_periods.incubated_amount"
  },
  {
    code: "M-41",
    block: "value",
    name: {zh: "立项商机金额", en: "approved amount"},
    definition: {
      zh: "本期通过 TAS+2-1 立项、来源为服务的商机金额合计",
      en: "sum of the amounts of service-born opportunities approved (TAS+2-1) in the period"
    },
    formula: {zh: "Σ amount，按 approved_at", en: "Σ amount by approved_at"},
    unit: "amount",
    direction: "up",
    cohort: approved,
    settings: ["service_origin_kinds", "incubation_gate", "partner_opportunities", "opportunity_links"],
    audiences: ["executives", "analysts", "hr"],
    column: "incubation_periods.approved_amount"
  },
  {
    code: "M-42",
    block: "value",
    name: {zh: "赢单金额", en: "won amount"},
    definition: {
      zh: "本期签约、来源为服务的商机的合同金额合计；没有关联合同的取记录的赢单金额",
      en: "sum of the contract amounts signed in the period on service-born opportunities; the recorded won amount where no contract is linked"
    },
    formula: {zh: "Σ won_amount，按 signed_at", en: "Σ won_amount by signed_at"},
    unit: "amount",
    direction: "up",
    cohort: signed,
    settings: ["service_origin_kinds", "incubation_gate", "partner_opportunities", "opportunity_links"],
    audiences: ["executives", "analysts", "hr"],
    column: "incubation_periods.won_amount"
  },
  {
    code: "M-43",
    block: "value",
    name: {zh: "孵化商机数", en: "opportunities incubated"},
    definition: {
      zh: "本期孵化、来源为服务的商机个数；质量（quality）单列：至今立项的比例（approved），赢单 ÷（赢单 + 输单）（won），在途的不计",
      en: "service-born opportunities incubated in the period; their quality apart: the share approved since (approved), and won ÷ won and lost (won), open ones in neither"
    },
    formula: {
      zh: "count_incubated；cohort_approved ÷ count_incubated；cohort_won ÷ (cohort_won + cohort_lost)",
      en: "count_incubated; cohort_approved ÷ count_incubated; cohort_won ÷ (cohort_won + cohort_lost)"
    },
    unit: "count",
    direction: "up",
    cohort: incubated,
    settings: ["service_origin_kinds", "incubation_gate", "partner_opportunities", "opportunity_links"],
    audiences: ["executives", "analysts", "hr"],
    column: "incubation_periods.count_incubated"
  },
  {
    code: "M-53",
    block: "efficiency",
    name: {zh: "流程合规率", en: "gates passed in order"},
    definition: {
      zh: "按次序批准的关口 ÷ 商机所到阶段之前应过的关口；质量（quality）单列：必填内容完整率（required_fields），没有违规记录的商机比例（without_violation）",
      en: "gates approved in order ÷ gates required by the stages that lie behind; its quality apart: required fields filled (required_fields), opportunities without a recorded violation (without_violation)"
    },
    formula: {zh: "state = passed ÷ 关口数", en: "state = passed ÷ gates"},
    unit: "ratio",
    direction: "up",
    cohort: createdOnes,
    denominator: {zh: "应过的关口", en: "gates required"},
    settings: ["opportunity_gates", "opportunity_stages", "required_fields"],
    audiences: ["executives", "analysts", "hr"],
    column: "opportunity_gates.state"
  }
];
