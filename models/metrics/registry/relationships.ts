import type {Metric} from "./metric.ts";

const audiences: Metric["audiences"] = ["executives", "analysts", "hr"];
const solved = {zh: "本期解决的工单，作废不计", en: "tickets solved in the period, void left out"};
const yearBefore = {zh: "期末往前 12 个月", en: "the twelve months up to the period's end"};

/** Satisfaction, feedback, health and the three degrees: SPEC §7.1 to §7.3. */
export const relationships: Metric[] = [
  {
    code: "M-15",
    block: "experience",
    name: {zh: "满意度收集率", en: "satisfaction collected"},
    definition: {
      zh: "有满意度的工单 ÷ 已解决的工单；另列 24 小时内收集的。没有收集就是没有，不当 0 也不当 5",
      en: "solved tickets with a satisfaction score ÷ solved tickets; those collected within 24 h apart. Missing is missing, neither 0 nor 5"
    },
    formula: {zh: "已收集 ÷ 已解决", en: "collected ÷ solved"},
    unit: "ratio",
    direction: "up",
    cohort: solved,
    denominator: {zh: "已解决满 24 小时或已收集的工单", en: "solved 24 hours ago or already collected"},
    settings: [],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-16",
    block: "experience",
    name: {zh: "平均满意度", en: "mean satisfaction"},
    definition: {
      zh: "每张工单的满意度的平均，调研优先于工单所填；另列低分率（不高于 3 分）",
      en: "mean of the tickets' satisfaction, surveys before what the ticket holds; the share of 3 and less apart"
    },
    formula: {zh: "Σ 满意度 ÷ 有满意度的工单", en: "Σ satisfaction ÷ tickets with one"},
    unit: "score",
    direction: "up",
    cohort: solved,
    settings: ["pacification_score"],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-17",
    block: "experience",
    name: {zh: "安抚启动率", en: "pacification started"},
    definition: {
      zh: "启动了安抚的低分工单 ÷ 低分工单；没有时限，只报告隔了多久（A-36）",
      en: "low-score tickets with a pacification ÷ low-score tickets; no limit exists, the lag is reported (A-36)"
    },
    formula: {zh: "已启动安抚 ÷ 低分", en: "pacified ÷ low scores"},
    unit: "ratio",
    direction: "up",
    cohort: solved,
    denominator: {zh: "满意度不高于 3 分的工单", en: "tickets scored 3 or less"},
    settings: ["pacification_score"],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-33",
    block: "efficiency",
    name: {zh: "反馈处理及时率", en: "feedback handled on time"},
    definition: {
      zh: "24 小时分发（R-33）、48 小时评估（R-36）、每周更新（R-39）中按时的比例，合计与分列",
      en: "share done in time of routing in 24 h (R-33), assessment in 48 h (R-36) and weekly updates (R-39), together and apart"
    },
    formula: {zh: "按时的步骤 ÷ 到期的步骤", en: "steps in time ÷ steps due"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "本期到期的步骤", en: "steps due in the period"},
    denominator: {zh: "到期且能判定的步骤", en: "steps due that can be judged"},
    settings: ["assessed_feedback_classes"],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-34",
    block: "efficiency",
    name: {zh: "需求闭环率", en: "feedback closed"},
    definition: {
      zh: "已完成的反馈 ÷ 过了计划完成日的反馈，按分类分列",
      en: "feedback done ÷ feedback past its planned date, by class"
    },
    formula: {zh: "已完成 ÷ 过计划日", en: "done ÷ past its plan"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "计划完成日在本期且已过", en: "planned date in the period, and past"},
    denominator: {zh: "过了计划完成日且有结果的反馈", en: "past its planned date, with a result recorded"},
    settings: [],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-38",
    block: "experience",
    name: {zh: "健康维护按期率", en: "health keeping on time"},
    definition: {
      zh: "季末前 5 个工作日收集完（R-41）、复盘后 2 个工作日出计划（R-45）、策略满 1 个月后收集反馈（R-49）中按期的比例，合计与分列",
      en: "share done in time of collection by the fifth-last working day (R-41), the plan within two working days (R-45) and the reaction after a month (R-49), together and apart"
    },
    formula: {zh: "按期的步骤 ÷ 到期的步骤", en: "steps in time ÷ steps due"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "本期到期的步骤", en: "steps due in the period"},
    denominator: {zh: "到期且能判定的步骤", en: "steps due that can be judged"},
    settings: ["health_scope", "reaction_window_months"],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-44",
    block: "value",
    name: {zh: "三度提升", en: "uplift of the three degrees"},
    definition: {
      zh: "期初与期末都有评分的关键人，期末减期初，客户内平均，再对客户平均；三度分列，合计为三者平均。覆盖率在旁",
      en: "key persons scored at both ends, end less start, averaged within a customer, then over customers; the degrees apart, and their mean. Coverage stands beside it"
    },
    formula: {zh: "均值（客户的提升）", en: "mean of the customers' uplifts"},
    unit: "points",
    direction: "up",
    cohort: {zh: "本期有配对关键人的客户", en: "customers with matched key persons in the period"},
    settings: ["uplift_baseline", "uplift_weights", "self_ratings"],
    audiences,
    column: "uplift_periods.uplift"
  },
  {
    code: "M-45",
    block: "value",
    name: {zh: "项目行为规律掌握度", en: "mastery of project behaviour"},
    definition: {
      zh: "已掌握的要素 ÷ 该类项目应掌握的要素；提升度为期末减期初，百分点",
      en: "elements known ÷ elements there are to know of that type of project; the change, in percentage points, apart"
    },
    formula: {zh: "已掌握 ÷ 应掌握", en: "known ÷ required"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "期末有记录的项目", en: "projects with a record by the period's end"},
    denominator: {zh: "应掌握的要素", en: "elements required"},
    settings: ["behaviour_elements"],
    audiences,
    column: "behaviour_periods.mastery_ratio"
  },
  {
    code: "M-48",
    block: "value",
    name: {zh: "续签率", en: "renewal ratio"},
    definition: {
      zh: "到期合同中续签了的，按份数；另列按金额。提前续签算，多年合同只在到期时算",
      en: "renewed of the contracts that ended, by count; by amount apart. Early renewals count, contracts of years at their end only"
    },
    formula: {zh: "续签 ÷ 到期", en: "renewed ÷ due"},
    unit: "ratio",
    direction: "up",
    cohort: yearBefore,
    denominator: {zh: "到期或提前终止的合同", en: "contracts that ended or were terminated"},
    settings: ["renewal_window_days"],
    audiences,
    column: "customer_health.renewal_ratio"
  },
  {
    code: "M-49",
    block: "value",
    name: {zh: "增购/复购金额", en: "upsell and repeat amount"},
    definition: {
      zh: "签约金额合计，首签与续签除外",
      en: "sum of the amounts signed, first contracts and renewals left out"
    },
    formula: {zh: "Σ 合同金额（增购、复购）", en: "Σ amount of upsell and repeat contracts"},
    unit: "amount",
    direction: "up",
    cohort: yearBefore,
    settings: [],
    audiences,
    column: "customer_health.upsell_amount"
  },
  {
    code: "M-50",
    block: "value",
    name: {zh: "合作时长", en: "tenure"},
    definition: {
      zh: "有执行中合同的客户，从首签至期末的整月，减去没有合同的日子，平均",
      en: "full months from the first signature to the period's end, less days without a contract, averaged over customers with a running contract"
    },
    formula: {zh: "均值（tenure_months）", en: "mean tenure_months"},
    unit: "months",
    direction: "up",
    cohort: {
      zh: "期末有执行中合同、在健康度范围内的客户",
      en: "customers of the health scope with a running contract"
    },
    settings: ["tenure_gaps", "health_scope"],
    audiences,
    column: "customer_health.tenure_months"
  }
];
